package org.stile.search.judged;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.stile.TestDatabase;
import org.stile.lessons.Lesson;
import org.stile.lessons.Lessons;
import org.stile.search.CuratedWords;
import org.stile.search.Hit;
import org.stile.search.IndexEntry;
import org.stile.search.LessonQuery;
import org.stile.search.Meaning;
import org.stile.search.Meanings;
import org.stile.search.Names;
import org.stile.search.SearchIndex;
import org.stile.search.SearchWords;
import org.stile.search.judged.JudgedCollection.JudgedQuery;
import org.stile.search.lucene.Indexes;
import org.stile.web.Viewer;

/**
 * A floor under the ranking of the lessons that ship, loaded, given their meaning and read by the portal itself. The
 * floors lie a little below what was measured, so that ranking cannot quietly get worse; ADR 8 has the figures.
 */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class JudgementsTest {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int DEPTH = 60;

    private static SearchIndex index;

    @Inject
    Lessons lessons;

    @Inject
    Meanings meanings;

    @Inject
    Meaning meaning;

    @Inject
    Names names;

    @Inject
    CuratedWords words;

    @TempDir
    static Path folder;

    /** An index of the shipped lessons alone: what other tests post would change how rare words are. */
    @BeforeEach
    void every_shipped_lesson_is_indexed_with_its_meaning() throws InterruptedException {
        if (index != null) {
            return;
        }
        Instant until = Instant.now().plus(SOON);
        while (meanings.waiting() > 0 && Instant.now().isBefore(until)) {
            Thread.sleep(200);
        }
        assertThat(meanings.waiting()).isZero();
        List<Lesson> shipped = new ArrayList<>();
        lessons.forEachPublished(batch -> batch.stream()
                .filter(lesson -> lesson.externalId().startsWith("stile:"))
                .forEach(shipped::add));
        SearchWords now = words.get();
        index = Indexes.of(folder, names, () -> now, meaning, meanings.of(shipped));
    }

    @Test
    void the_right_lessons_come_first() throws IOException {
        List<JudgedQuery> queries = JudgedCollection.shipped().queries();
        Map<Boolean, List<JudgedQuery>> halves = queries.stream()
                .filter(JudgedQuery::answerable)
                .collect(Collectors.partitioningBy(JudgedQuery::tuning));
        halves.forEach((tuning, half) -> {
            Quality quality = Quality.of(this::search, half);
            assertThat(quality.ndcg()).as("nDCG@10, tuning: " + tuning).isGreaterThan(0.85);
            assertThat(quality.zero()).as("found nothing, tuning: " + tuning).isLessThanOrEqualTo(0.02);
        });
    }

    @Test
    void an_acronym_finds_its_lesson_among_the_first_three() throws IOException {
        assertThat(of("acronym").stream()
                        .filter(query -> search(query.text(), 3).stream()
                                .noneMatch(lesson -> query.grades().getOrDefault(lesson, 0) >= 2))
                        .map(JudgedQuery::text))
                .isEmpty();
    }

    @Test
    void a_misspelt_query_does_as_well_as_its_twin() throws IOException {
        Map<String, JudgedQuery> all = JudgedCollection.shipped().queries().stream()
                .collect(Collectors.toMap(JudgedQuery::id, query -> query));
        List<JudgedQuery> misspelt = of("misspelt");
        List<JudgedQuery> twins =
                misspelt.stream().map(query -> all.get(query.twin())).toList();
        assertThat(Quality.of(this::search, misspelt).ndcg())
                .isGreaterThanOrEqualTo(0.95 * Quality.of(this::search, twins).ndcg());
    }

    @Test
    void who_writes_a_lesson_again_in_other_words_is_shown_the_one_that_is_there() throws IOException {
        List<ToldAgain> all = ToldAgain.of("shipped");
        assertThat(all).hasSize(100);
        assertThat(ToldAgain.missed(index, all)).hasSizeLessThanOrEqualTo(10);
        assertThat(ToldAgain.besides(index, all)).isLessThanOrEqualTo(1.2);
    }

    /** As above, of the lessons of another field; their folder is wanted, since they are too many to keep here. */
    @Test
    @EnabledIfEnvironmentVariable(
            named = "STILE_CORPORA",
            matches = ".+",
            disabledReason = "STILE_CORPORA names no folder with llis.jsonl")
    void who_writes_one_of_nasas_lessons_again_is_shown_it_among_sixteen_hundred(@TempDir Path other)
            throws IOException {
        JudgedCollection llis = JudgedCollection.llis(
                Path.of(System.getenv("STILE_CORPORA"), "llis.jsonl"),
                Path.of("src/test/resources/llis-judgements.csv"));
        List<IndexEntry> entries = llis.lessons().stream()
                .map(lesson -> new IndexEntry(lesson, meaning.once(Meanings.text(lesson.content()))))
                .toList();
        SearchWords now = words.get();
        SearchIndex nasas = Indexes.of(other, names, () -> now, meaning, entries);
        List<ToldAgain> all = ToldAgain.of("llis");
        assertThat(all).hasSize(100);
        assertThat(ToldAgain.missed(nasas, all)).hasSizeLessThanOrEqualTo(10);
        assertThat(ToldAgain.besides(nasas, all)).isLessThanOrEqualTo(0.6);
    }

    @Test
    void what_no_lesson_answers_finds_nothing() throws IOException {
        List<JudgedQuery> unanswerable = of("unanswerable");
        List<String> found = unanswerable.stream()
                .filter(query -> !search(query.text(), DEPTH).isEmpty())
                .map(JudgedQuery::text)
                .toList();
        assertThat(unanswerable).hasSizeGreaterThanOrEqualTo(40);
        assertThat(found).hasSizeLessThanOrEqualTo(unanswerable.size() / 10);
    }

    private static List<JudgedQuery> of(String kind) throws IOException {
        return JudgedCollection.shipped().queries().stream()
                .filter(query -> query.kind().equals(kind))
                .toList();
    }

    private List<String> search(String query, int most) {
        return index.search(LessonQuery.of(query).size(DEPTH), Viewer.ANONYMOUS).hits().stream()
                .map(Hit::externalId)
                .map(id -> id.replace("stile:", ""))
                .limit(most)
                .toList();
    }
}
