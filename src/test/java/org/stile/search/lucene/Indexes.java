package org.stile.search.lucene;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.stile.search.IndexEntry;
import org.stile.search.IndexStamp;
import org.stile.search.Meaning;
import org.stile.search.Names;
import org.stile.search.SearchWords;
import org.stile.search.WritableIndex;

/** The engine for tests and benchmarks outside its package. */
public final class Indexes {

    private static final IndexStamp STAMP = new IndexStamp("measured", "once");

    private Indexes() {}

    /** A new index of these lessons, as a rebuild makes it. */
    public static WritableIndex of(
            Path folder, Names names, Supplier<SearchWords> words, Meaning meaning, List<IndexEntry> lessons) {
        LuceneIndex index = new LuceneIndex(folder, names, words, meaning);
        index.open(STAMP);
        try (var rebuild = index.startRebuild(STAMP)) {
            for (int i = 0; i < lessons.size(); i += 1_000) {
                rebuild.add(lessons.subList(i, Math.min(i + 1_000, lessons.size())));
            }
            rebuild.commit(1);
        }
        return index;
    }
}
