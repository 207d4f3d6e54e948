package org.stile.search.lucene;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;
import org.stile.base.Markdown;
import org.stile.base.Token;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonContent;
import org.stile.lessons.Recommendation;
import org.stile.lessons.Standing;
import org.stile.search.Filter;
import org.stile.search.IndexEntry;
import org.stile.search.Names;
import org.stile.search.Origin;

/** One lesson as a Lucene document. What its attribution hides goes into the hidden… and known… fields only. */
final class LessonDocument {

    // Lucene refuses longer terms; no real value comes near.
    private static final int LONGEST_VALUE = 1_000;

    private static final FieldType WORDS_ONLY = indexed(IndexOptions.DOCS_AND_FREQS, false);
    private static final FieldType PLACES = indexed(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS, false);
    private static final FieldType SPELLINGS = indexed(IndexOptions.DOCS, true);

    private final Document document = new Document();
    private final Map<LessonField, String> texts = new EnumMap<>(LessonField.class);
    private final Names names;

    private LessonDocument(Names names) {
        this.names = names;
    }

    static Document of(IndexEntry entry, Names names) {
        Lesson lesson = entry.lesson();
        LessonDocument made = new LessonDocument(names);
        made.keys(lesson);
        made.texts(lesson.content());
        made.filters(lesson);
        made.origin(lesson);
        made.text(LessonField.FILES, entry.files());
        made.searched();
        made.meaning(entry.meaning());
        made.standing(lesson, entry.standing());
        return made.document;
    }

    private static FieldType indexed(IndexOptions options, boolean withoutLength) {
        FieldType type = new FieldType();
        type.setIndexOptions(options);
        type.setOmitNorms(withoutLength);
        type.freeze();
        return type;
    }

    /** What finds the document of a lesson, to replace it or take it out. */
    static Term key(long number) {
        return new Term(LessonField.REF.key(), Long.toString(number));
    }

    private void keys(Lesson lesson) {
        long number = lesson.ref().number();
        document.add(new StringField(LessonField.REF.key(), Long.toString(number), Field.Store.YES));
        document.add(new NumericDocValuesField(LessonField.REF.key(), number));
        id(lesson.ref().toString());
        id(Origin.shownExternalId(lesson));
        stored(LessonField.EXTERNAL_ID, Origin.shownExternalId(lesson));
        document.add(new StringField(
                LessonField.PUBLICATION.key(), lesson.content().publication().value(), Field.Store.NO));
        document.add(new LongField(
                LessonField.PUBLISHED_AT.key(), lesson.publishedAt().toEpochMilli(), Field.Store.YES));
        document.add(new NumericDocValuesField(LessonField.EVIDENCE.key(), lesson.evidence()));
        document.add(new StoredField(LessonField.EVIDENCE.key(), lesson.evidence()));
    }

    /** What everybody may know goes into fields of its own here too: a successor for members is nobody else's affair. */
    private void standing(Lesson lesson, Standing.Both standing) {
        successors(LessonField.SUCCESSORS, standing.everybody(), "everybody");
        successors(LessonField.MEMBERS_SUCCESSORS, standing.members(), "members");
        if (!standing.members().successors().isEmpty()) {
            named(lesson.ref().toString());
            named(lesson.content().title());
        }
        review(LessonField.REVIEW_DUE, LessonField.REVIEW_CAUSE, standing.everybody());
        review(LessonField.MEMBERS_REVIEW_DUE, LessonField.MEMBERS_REVIEW_CAUSE, standing.members());
    }

    private void successors(LessonField field, Standing standing, String forWhom) {
        values(field, standing.successors().stream().map(Object::toString).toList());
        if (!standing.successors().isEmpty()) {
            document.add(new StringField(LessonField.BEHIND.key(), forWhom, Field.Store.NO));
        }
    }

    private void named(String text) {
        String name = Findable.name(text);
        if (!name.isEmpty() && name.length() <= LONGEST_VALUE) {
            document.add(new StringField(LessonField.NAMED.key(), name, Field.Store.NO));
        }
    }

    private void review(LessonField due, LessonField cause, Standing standing) {
        standing.staleness().reasons().stream().findFirst().ifPresent(first -> {
            document.add(new NumericDocValuesField(due.key(), first.since().toEpochDay()));
            document.add(new StoredField(due.key(), first.since().toEpochDay()));
            stored(cause, first.cause().value());
        });
    }

    private void id(String id) {
        if (!id.isEmpty() && id.length() <= LONGEST_VALUE) {
            document.add(new StringField(LessonField.IDS.key(), id.toLowerCase(Locale.ROOT), Field.Store.NO));
        }
    }

    private void texts(LessonContent content) {
        text(LessonField.TITLE, content.title());
        text(LessonField.SUMMARY, content.summary());
        text(LessonField.EVENT, Markdown.plain(content.event()));
        text(LessonField.IMPACT, Markdown.plain(content.impact()));
        text(LessonField.CAUSES, Markdown.plain(content.causes()));
        text(LessonField.APPLIES_WHEN, Markdown.plain(content.appliesWhen()));
        text(LessonField.DOES_NOT_APPLY_WHEN, Markdown.plain(content.doesNotApplyWhen()));
        text(
                LessonField.RECOMMENDATIONS,
                content.recommendations().stream().map(Recommendation::toString).collect(Collectors.joining("\n")));
        text(
                LessonField.TOPIC_WORDS,
                content.topics().stream()
                        .flatMap(topic -> names.words(Filter.TOPIC, topic).stream())
                        .collect(Collectors.joining("\n")));
    }

    private void filters(Lesson lesson) {
        LessonContent content = lesson.content();
        tokens(LessonField.STAGE, content.stages());
        tokens(LessonField.AUDIENCE, content.audiences());
        tokens(LessonField.POLARITY, List.of(content.polarity()));
        values(LessonField.TOPIC, content.topics());
        values(LessonField.REGION, List.of(lesson.region()));
        values(LessonField.PROGRAMME, List.of(content.programme()));
    }

    private void origin(Lesson lesson) {
        Origin shown = Origin.shown(lesson);
        Origin known = Origin.known(lesson);
        values(LessonField.TRUST, List.of(shown.trust()));
        values(LessonField.KNOWN_TRUST, List.of(known.trust()));
        stored(LessonField.ORGANISATION, shown.organisation());
        stored(LessonField.KNOWN_ORGANISATION, known.organisation());
        List<String> open = new ArrayList<>(words(shown));
        open.add(names.label(Filter.REGION, lesson.region()));
        open.add(lesson.content().solution());
        text(LessonField.ORIGIN, String.join("\n", open).strip());
        List<String> hidden = new ArrayList<>(words(known));
        hidden.removeAll(open);
        hidden(String.join("\n", hidden).strip());
    }

    private List<String> words(Origin origin) {
        List<String> words = new ArrayList<>(List.of(origin.organisation(), origin.author()));
        if (!origin.trust().isEmpty()) {
            words.addAll(names.words(Filter.TRUST, origin.trust()));
        }
        return words;
    }

    /** A text that is kept, for snippets and "why this result", and looked in by everybody. */
    private void text(LessonField field, String text) {
        if (!text.isEmpty()) {
            stored(field, text);
            texts.put(field, text);
        }
    }

    private void searched() {
        WeightedWords words = new WeightedWords();
        WeightedWords written = new WeightedWords();
        texts.forEach((field, text) -> {
            Analysed analysed = Analysed.of(text);
            document.add(new Field(LessonField.BODY.key(), analysed.stems(), PLACES));
            for (Analysed.Word word : analysed.words()) {
                if (field == LessonField.FILES) {
                    // the last of the texts: what the lesson says itself counts as before
                    words.once(word.stem());
                } else {
                    words.add(word.stem(), field.weight());
                }
                if (!word.isStem() && Spelling.teaches(word.written())) {
                    written.once(word.written());
                }
            }
            if (field == LessonField.TITLE) {
                title(analysed);
            }
        });
        document.add(new Field(LessonField.WORDS.key(), words, WORDS_ONLY));
        document.add(new Field(LessonField.WRITTEN.key(), written, SPELLINGS));
    }

    /** For suggestions, which show many titles at every key: at hand without unpacking the lesson. */
    private void title(Analysed title) {
        WeightedWords written = new WeightedWords();
        title.words().forEach(word -> written.once(word.written()));
        document.add(new Field(LessonField.TITLE_WORDS.key(), written, WORDS_ONLY));
        document.add(new BinaryDocValuesField(LessonField.TITLE.key(), new BytesRef(title.text())));
    }

    private void meaning(float[] vector) {
        if (vector != null) {
            document.add(
                    new KnnFloatVectorField(LessonField.MEANING.key(), vector, VectorSimilarityFunction.DOT_PRODUCT));
        }
    }

    /** Never among the words that everybody searches. */
    private void hidden(String text) {
        if (!text.isEmpty()) {
            stored(LessonField.HIDDEN_ORIGIN, text);
            document.add(
                    new Field(LessonField.HIDDEN_ORIGIN.key(), Analysed.of(text).stems(), PLACES));
        }
    }

    private void tokens(LessonField field, Collection<? extends Token> tokens) {
        values(field, tokens.stream().map(Token::value).toList());
    }

    private void values(LessonField field, Collection<String> values) {
        values.stream()
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST_VALUE)
                .distinct()
                .forEach(value -> document.add(new KeywordField(field.key(), value, Field.Store.YES)));
    }

    private void stored(LessonField field, String text) {
        if (!text.isEmpty()) {
            document.add(new StoredField(field.key(), text));
        }
    }
}
