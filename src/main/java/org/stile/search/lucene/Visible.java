package org.stile.search.lucene;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.stile.lessons.Publication;
import org.stile.search.Scope;

/** The part of every query that keeps lessons from those who may not read them. */
final class Visible {

    static final Query PUBLIC = new TermQuery(new Term(LessonField.PUBLICATION.key(), Publication.PUBLIC.value()));

    private Visible() {}

    /** What a lesson has whose successor the scope may read. */
    static Term behind(Scope scope) {
        return new Term(LessonField.BEHIND.key(), scope.seesMembersLessons() ? "members" : "everybody");
    }

    /** Every lesson that the scope may read. */
    static Query all(Scope scope) {
        return scope.seesMembersLessons() ? MatchAllDocsQuery.INSTANCE : PUBLIC;
    }

    /** Of what a query matches, that which the scope may read. */
    static Query only(Query query, Scope scope) {
        return scope.seesMembersLessons()
                ? query
                : new BooleanQuery.Builder()
                        .add(query, Occur.MUST)
                        .add(PUBLIC, Occur.FILTER)
                        .build();
    }
}
