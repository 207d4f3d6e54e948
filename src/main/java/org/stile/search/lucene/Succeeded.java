package org.stile.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;
import org.stile.lessons.LessonRef;
import org.stile.search.Hit;
import org.stile.search.Scope;

/** Titles of lessons that others have taken the place of, and of those others, for the lessons of one page. */
final class Succeeded {

    // A page has at most 100 results; hardly any of them has replaced more than one lesson.
    private static final int MOST = 500;

    private final IndexSearcher searcher;
    private final Scope scope;

    Succeeded(IndexSearcher searcher, Scope scope) {
        this.searcher = searcher;
        this.scope = scope;
    }

    /** Hits with what they have replaced, and with the titles of what has replaced them. */
    List<Hit> told(List<Hit> hits) throws IOException {
        Map<Long, List<Hit.Other>> replaced =
                by(hits.stream().map(hit -> hit.ref().number()).toList());
        Map<Long, Hit.Other> successors = titles(hits.stream()
                .flatMap(hit -> hit.successors().stream())
                .map(other -> other.ref().number())
                .distinct()
                .toList());
        if (replaced.isEmpty() && successors.isEmpty()) {
            return hits;
        }
        return hits.stream()
                .map(hit -> hit.among(
                        hit.successors().stream()
                                .map(other ->
                                        successors.getOrDefault(other.ref().number(), other))
                                .toList(),
                        replaced.getOrDefault(hit.ref().number(), List.of())))
                .toList();
    }

    /** Numbers of what has taken the place of a lesson. */
    List<Long> of(long number) throws IOException {
        LessonField successors = LessonField.successors(scope);
        return having(LessonField.REF, List.of(number), Set.of(successors.key())).stream()
                .flatMap(document -> Stream.of(document.getValues(successors.key())))
                .map(Long::valueOf)
                .toList();
    }

    /** What lessons have replaced, by their numbers; those that replaced nothing are missing. */
    private Map<Long, List<Hit.Other>> by(Collection<Long> numbers) throws IOException {
        LessonField successors = LessonField.successors(scope);
        Map<Long, List<Hit.Other>> replaced = new HashMap<>();
        for (Document document : having(successors, numbers, Set.of(successors.key()))) {
            for (String successor : document.getValues(successors.key())) {
                replaced.computeIfAbsent(Long.valueOf(successor), number -> new ArrayList<>())
                        .add(other(document));
            }
        }
        return replaced;
    }

    /** Lessons by their numbers. */
    private Map<Long, Hit.Other> titles(Collection<Long> numbers) throws IOException {
        Map<Long, Hit.Other> titles = new HashMap<>();
        for (Document document : having(LessonField.REF, numbers, Set.of())) {
            Hit.Other other = other(document);
            titles.put(other.ref().number(), other);
        }
        return titles;
    }

    private List<Document> having(LessonField field, Collection<Long> numbers, Set<String> also) throws IOException {
        if (numbers.isEmpty()) {
            return List.of();
        }
        Query any = new TermInSetQuery(
                field.key(),
                numbers.stream().map(number -> new BytesRef(number.toString())).toList());
        Query readable = new BooleanQuery.Builder()
                .add(any, Occur.FILTER)
                .add(Visible.all(scope), Occur.FILTER)
                .build();
        Set<String> fields = new HashSet<>(also);
        fields.addAll(Set.of(LessonField.REF.key(), LessonField.TITLE.key()));
        List<Document> documents = new ArrayList<>();
        for (ScoreDoc found : searcher.search(readable, MOST, Found.BY_NUMBER).scoreDocs) {
            documents.add(searcher.storedFields().document(found.doc, fields));
        }
        return documents;
    }

    private static Hit.Other other(Document document) {
        return new Hit.Other(
                new LessonRef(Long.parseLong(document.get(LessonField.REF.key()))),
                document.get(LessonField.TITLE.key()));
    }
}
