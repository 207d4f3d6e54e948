package org.stile.bench;

import org.apache.lucene.search.IndexSearcher;

/** The ten best documents' numbers and nothing else: no total, no facets, no texts. What no search can be faster than. */
record BareLucene(IndexSearcher searcher) implements Engine {

    private static final int TOP = 10;

    @Override
    public long answer(Request request) throws Exception {
        searcher.search(PlainQuery.of(request), TOP);
        return UNCOUNTED;
    }
}
