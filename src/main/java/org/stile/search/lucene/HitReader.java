package org.stile.search.lucene;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.stile.base.SafeHtml;
import org.stile.base.Token;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Polarity;
import org.stile.lessons.Stage;
import org.stile.lessons.Staleness;
import org.stile.search.Filter;
import org.stile.search.Hit;
import org.stile.search.Scope;
import org.stile.search.lucene.Marks.Mark;

/** Makes hits from what the index keeps, for one viewer and one query. */
final class HitReader {

    // Enough to see why; a pasted page would fill the screen.
    private static final int MOST_WORDS = 8;

    private final IndexSearcher searcher;
    private final StoredFields stored;
    private final Scope scope;
    private final Marks marks;

    HitReader(IndexSearcher searcher, Scope scope, Marks marks) throws IOException {
        this.searcher = searcher;
        this.stored = searcher.storedFields();
        this.scope = scope;
        this.marks = marks;
    }

    Hit read(int id, float score, boolean chosen) throws IOException {
        Document document = stored.document(id);
        List<Marked> texts = marked(id, document);
        return new Hit(
                new LessonRef(Long.parseLong(text(document, LessonField.REF))),
                text(document, LessonField.EXTERNAL_ID),
                text(document, LessonField.TITLE),
                text(document, LessonField.SUMMARY),
                snippet(texts),
                score,
                text(document, LessonField.of(Filter.TRUST, scope)),
                text(document, scope.seesHiddenSources() ? LessonField.KNOWN_ORGANISATION : LessonField.ORGANISATION),
                text(document, LessonField.REGION),
                values(document, LessonField.TOPIC),
                values(document, LessonField.STAGE).stream()
                        .flatMap(stage -> Token.of(Stage.class, stage).stream())
                        .toList(),
                Token.of(Polarity.class, text(document, LessonField.POLARITY)).orElse(Polarity.UNKNOWN),
                number(document, LessonField.EVIDENCE).intValue(),
                Instant.ofEpochMilli(number(document, LessonField.PUBLISHED_AT).longValue()),
                values(document, LessonField.successors(scope)).stream()
                        .map(number -> new Hit.Other(new LessonRef(Long.parseLong(number)), ""))
                        .toList(),
                List.of(),
                due(document),
                Token.of(Staleness.Cause.class, text(document, LessonField.reviewCause(scope)))
                        .orElse(Staleness.Cause.AGE),
                chosen,
                matches(document, texts));
    }

    private LocalDate due(Document document) {
        IndexableField due = document.getField(LessonField.reviewDue(scope).key());
        return due == null ? null : LocalDate.ofEpochDay(due.numericValue().longValue());
    }

    /** The texts of a lesson that this viewer may know, with what the words mark in them. */
    private List<Marked> marked(int id, Document document) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(id, leaves));
        Deque<Mark> open = new ArrayDeque<>(marks.in(LessonField.BODY, leaf, id - leaf.docBase));
        List<Marked> texts = new ArrayList<>();
        int from = 0;
        for (LessonField field : LessonField.inBody()) {
            String text = text(document, field);
            if (!text.isEmpty()) {
                int end = from + text.length();
                texts.add(new Marked(field, text, upTo(open, from, end)));
                from = end + TextAnalyser.GAP;
            }
        }
        if (scope.seesHiddenSources()) {
            LessonField hidden = LessonField.HIDDEN_ORIGIN;
            texts.add(new Marked(hidden, text(document, hidden), marks.in(hidden, leaf, id - leaf.docBase)));
        }
        return texts;
    }

    private static List<Mark> upTo(Deque<Mark> open, int from, int end) {
        List<Mark> own = new ArrayList<>();
        while (!open.isEmpty() && open.peek().start() < end) {
            own.add(open.poll().from(from));
        }
        return own;
    }

    private record Marked(LessonField field, String text, List<Mark> marks) {}

    private static SafeHtml snippet(List<Marked> texts) {
        List<Marked> body = texts.stream()
                .filter(marked -> LessonField.snippets().contains(marked.field) && !marked.text.isBlank())
                .sorted(Comparator.comparingInt(marked -> LessonField.snippets().indexOf(marked.field)))
                .toList();
        return body.stream()
                .filter(marked -> !marked.marks.isEmpty())
                .map(marked -> Passage.best(marked.text, marked.marks))
                .reduce((a, b) -> b.words() > a.words() ? b : a)
                .or(() -> body.stream().findFirst().map(marked -> Passage.beginning(marked.text)))
                .map(Passage::html)
                .orElse(SafeHtml.EMPTY);
    }

    private List<Hit.Match> matches(Document document, List<Marked> texts) {
        List<Hit.Match> matches = new ArrayList<>();
        String ref = new LessonRef(Long.parseLong(text(document, LessonField.REF))).toString();
        if (marks.name(ref) || marks.name(text(document, LessonField.EXTERNAL_ID))) {
            matches.add(new Hit.Match("reference", List.of(ref)));
        }
        texts.stream()
                .filter(marked -> !marked.marks.isEmpty())
                .map(marked -> new Hit.Match(
                        marked.field.label(),
                        marked.marks.stream()
                                .map(mark -> marked.text
                                        .substring(mark.start(), mark.end())
                                        .toLowerCase(Locale.ROOT))
                                .distinct()
                                .limit(MOST_WORDS)
                                .toList()))
                .forEach(matches::add);
        return matches;
    }

    private static String text(Document document, LessonField field) {
        String text = document.get(field.key());
        return text == null ? "" : text;
    }

    private static List<String> values(Document document, LessonField field) {
        return List.of(document.getValues(field.key()));
    }

    private static Number number(Document document, LessonField field) {
        return document.getField(field.key()).numericValue();
    }
}
