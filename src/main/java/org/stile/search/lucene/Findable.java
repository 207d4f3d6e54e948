package org.stile.search.lucene;

import java.io.IOException;
import java.util.Locale;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.stile.search.LessonQuery;
import org.stile.search.Scope;

/**
 * The lessons that a search may find at all: those that the viewer may read, without those whose successor the viewer
 * may read. These are found through it, unless somebody asks for them or names one. Everything that counts or proposes
 * uses the same, so that totals, facets, suggestions and spelling agree.
 *
 * @param lessons matches them
 * @param everything whether that is every lesson of the index
 */
record Findable(Query lessons, boolean everything) {

    /** What a search that names no lesson may find. */
    static Findable of(IndexReader reader, Scope scope) throws IOException {
        return of(reader, scope, "");
    }

    /** What a query may find. */
    static Findable of(IndexReader reader, Scope scope, LessonQuery query) throws IOException {
        return query.superseded()
                ? new Findable(Visible.all(scope), scope.seesMembersLessons())
                : of(reader, scope, query.text().raw());
    }

    /** What a text may find, which may name a superseded lesson by its reference or whole title. */
    static Findable of(IndexReader reader, Scope scope, String typed) throws IOException {
        Term behind = Visible.behind(scope);
        if (reader.docFreq(behind) == 0) {
            return new Findable(Visible.all(scope), scope.seesMembersLessons());
        }
        BooleanQuery.Builder hidden = new BooleanQuery.Builder().add(new TermQuery(behind), Occur.MUST);
        String name = name(typed);
        if (!name.isEmpty()) {
            hidden.add(new TermQuery(new Term(LessonField.NAMED.key(), name)), Occur.MUST_NOT);
        }
        Query current = new BooleanQuery.Builder()
                .add(Visible.all(scope), Occur.FILTER)
                .add(hidden.build(), Occur.MUST_NOT)
                .build();
        return new Findable(current, false);
    }

    /** Of what a query matches, that which can be found. */
    Query only(Query query) {
        return lessons instanceof MatchAllDocsQuery
                ? query
                : new BooleanQuery.Builder()
                        .add(query, Occur.MUST)
                        .add(lessons, Occur.FILTER)
                        .build();
    }

    /** A reference or title as it is compared: whatever its capitals, spaces and marks. */
    static String name(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
