package org.stile.search.lucene;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.stile.base.SafeHtml;
import org.stile.base.Token;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Polarity;
import org.stile.lessons.Stage;
import org.stile.search.Filter;
import org.stile.search.Hit;
import org.stile.search.Names;
import org.stile.search.Scope;

/** Makes hits from what the index keeps, for one viewer and one query. */
final class HitReader {

    // Enough to see why; a pasted page would fill the screen.
    private static final int MOST_WORDS = 8;

    private final StoredFields stored;
    private final Scope scope;
    private final Marks marks;
    private final Names names;

    HitReader(IndexSearcher searcher, Scope scope, Marks marks, Names names) throws IOException {
        this.stored = searcher.storedFields();
        this.scope = scope;
        this.marks = marks;
        this.names = names;
    }

    Hit read(int id, float score, boolean chosen) throws IOException {
        Document document = stored.document(id);
        return new Hit(
                new LessonRef(Long.parseLong(text(document, LessonField.REF))),
                text(document, LessonField.EXTERNAL_ID),
                text(document, LessonField.TITLE),
                text(document, LessonField.SUMMARY),
                snippet(document),
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
                !text(document, LessonField.SUPERSEDED).isEmpty(),
                chosen,
                matches(document));
    }

    private SafeHtml snippet(Document document) {
        List<String> texts = LessonField.snippets().stream()
                .map(field -> text(document, field))
                .filter(text -> !text.isBlank())
                .toList();
        Optional<Passage> best = marks.none()
                ? Optional.empty()
                : texts.stream()
                        .map(text -> Passage.best(text, marks.in(text)))
                        .filter(passage -> passage.words() > 0)
                        .reduce((a, b) -> b.words() > a.words() ? b : a);
        return best.or(() -> texts.stream().findFirst().map(Passage::beginning))
                .map(Passage::html)
                .orElse(SafeHtml.EMPTY);
    }

    private List<Hit.Match> matches(Document document) {
        List<Hit.Match> matches = new ArrayList<>();
        if (!marks.none()) {
            for (LessonField field : LessonField.texts(scope)) {
                Set<String> words = new LinkedHashSet<>();
                texts(document, field).forEach(text -> words.addAll(marks.words(text)));
                if (!words.isEmpty()) {
                    matches.add(new Hit.Match(
                            field.label(), words.stream().limit(MOST_WORDS).toList()));
                }
            }
        }
        return matches;
    }

    private Stream<String> texts(Document document, LessonField field) {
        return switch (field) {
            case ORIGIN -> origin(document);
            // what of it is shown to this viewer is part of the origin already
            case HIDDEN_ORIGIN -> Stream.empty();
            default -> Stream.of(text(document, field));
        };
    }

    private Stream<String> origin(Document document) {
        String trust = text(document, LessonField.of(Filter.TRUST, scope));
        String region = names.label(Filter.REGION, text(document, LessonField.REGION));
        String organisation =
                text(document, scope.seesHiddenSources() ? LessonField.KNOWN_ORGANISATION : LessonField.ORGANISATION);
        return Stream.concat(
                trust.isEmpty() ? Stream.empty() : names.words(Filter.TRUST, trust).stream(),
                Stream.of(organisation, region));
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
