package org.stile.bench;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.stile.search.Filter;
import org.stile.search.lucene.Indexes;

/**
 * What somebody would write with Lucene's own queries for a request: two words must both be there, of more any, a
 * quotation in its order. No synonyms, no corrected spelling, no rarity.
 */
final class PlainQuery {

    private static final Query PUBLIC = new TermQuery(new Term("publication", "public"));

    private PlainQuery() {}

    /** The request with all its filters. */
    static Query of(Request request) {
        return filtered(text(request), request, request.query().filters().keySet());
    }

    /** What matches a text, narrowed by some of a request's filters to what everybody may read. */
    static Query filtered(Query text, Request request, Set<Filter> filters) {
        BooleanQuery.Builder query =
                new BooleanQuery.Builder().add(text, Occur.MUST).add(PUBLIC, Occur.FILTER);
        for (Map.Entry<Filter, List<String>> chosen : request.query().filters().entrySet()) {
            if (filters.contains(chosen.getKey())) {
                query.add(
                        KeywordField.newSetQuery(
                                chosen.getKey().value(),
                                chosen.getValue().stream().map(BytesRef::new).toList()),
                        Occur.FILTER);
            }
        }
        return query.build();
    }

    private static Query text(Request request) {
        String text = request.text();
        List<List<String>> words = Indexes.words(text);
        if (request.suggests()) {
            return new PrefixQuery(new Term("titleWords", text));
        }
        if (words.isEmpty()) {
            return MatchAllDocsQuery.INSTANCE;
        }
        return request.kind() == Kind.QUOTED ? phrase(Indexes.sequence(text)) : words(words);
    }

    private static Query words(List<List<String>> words) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        words.forEach(forms -> query.add(word(forms), words.size() == 2 ? Occur.MUST : Occur.SHOULD));
        return query.build();
    }

    private static Query word(List<String> forms) {
        SynonymQuery.Builder word = new SynonymQuery.Builder("words");
        forms.forEach(form -> word.addTerm(new Term("words", form)));
        return word.build();
    }

    private static Query phrase(List<List<String>> words) {
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
        words.forEach(forms ->
                phrase.add(forms.stream().map(form -> new Term("body", form)).toArray(Term[]::new)));
        return phrase.build();
    }
}
