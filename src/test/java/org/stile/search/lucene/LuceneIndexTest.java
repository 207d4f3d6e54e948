package org.stile.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stile.search.LessonFixture.aLesson;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stile.base.Problem;
import org.stile.lessons.Attribution;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Stage;
import org.stile.lessons.Staleness;
import org.stile.lessons.Standing;
import org.stile.search.BestBets;
import org.stile.search.Facet;
import org.stile.search.FewNames;
import org.stile.search.Filter;
import org.stile.search.Hit;
import org.stile.search.IndexEntry;
import org.stile.search.IndexRebuild;
import org.stile.search.IndexStamp;
import org.stile.search.IndexState;
import org.stile.search.LessonFixture;
import org.stile.search.LessonQuery;
import org.stile.search.Meaning;
import org.stile.search.SearchPage;
import org.stile.search.SearchWords;
import org.stile.search.Sort;
import org.stile.search.Suggestion;
import org.stile.search.Synonyms;
import org.stile.web.Role;
import org.stile.web.Viewer;

class LuceneIndexTest {

    private static final IndexStamp STAMP = new IndexStamp("here", "few");
    private static final Viewer ANYBODY = Viewer.ANONYMOUS;
    private static final Viewer MEMBER = new Viewer(1, "Mem Ber", "RGT", Set.of());
    private static final Viewer CURATOR = new Viewer(2, "Cura Tor", "", Set.of(Role.CURATOR));

    @TempDir
    Path folder;

    private LuceneIndex index;
    private SearchWords words = SearchWords.NONE;
    private long cursor;

    @BeforeEach
    void open() {
        index = opened();
        try (IndexRebuild rebuild = index.startRebuild(STAMP)) {
            rebuild.commit(0);
        }
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void every_word_of_a_short_query_must_be_there() {
        given(aLesson(1).title("Cool the server room"), aLesson(2).title("Cool the waiting room"));
        assertThat(found("cool server")).containsExactly("L-1");
        assertThat(found("cool room")).containsExactlyInAnyOrder("L-1", "L-2");
        assertThat(found("waiting server")).isEmpty();
    }

    @Test
    void a_word_in_the_title_counts_more_than_one_in_the_text() {
        given(
                aLesson(1).title("Something else here").event("Cooling failed in the server room."),
                aLesson(2).title("Cooling comes before racks").event("Something failed in the server room."));
        assertThat(found("cooling")).containsExactly("L-2", "L-1");
    }

    @ParameterizedTest
    @CsvSource({
        "xray,       We bought an X-ray viewer",
        "x-ray,      We bought an Xray viewer",
        "x ray,      We bought an X-ray viewer",
        "x-rays,     We bought an x ray viewer",
        "xray,       We bought an x ray viewer",
        "go live,    Plan the go-live weekend",
        "go-live,    Plan to go live at night",
        "golive,     Plan the go-live weekend",
        "A&E,        Tell A & E first",
        "a & e,      Tell A&E first",
        "HL7 v2.5,   HL7 v2.5 messages were lost",
        "hl7,        HL7 messages were lost",
        "pacs,       PACS was down",
        "PACS,       pacs was down",
        "nhs,        The N.H.S. was told",
        "naive,      A naïve plan",
        "trust,      The trust's plan failed",
        "servers,    A server failed",
        "migrating,  They migrate images",
        "CT/MR,      CT and MR images",
        "covid-19,   Covid 19 changed it",
        "re-use,     Reuse the old racks"
    })
    void ways_of_writing_one_thing_meet(String query, String text) {
        given(aLesson(1).title("Something else").event(text));
        assertThat(found(query)).containsExactly("L-1");
    }

    @ParameterizedTest
    @CsvSource({"ris,  The ri was late", "pas, A pa system", "it's, Its own words only", "rgt, right"})
    void codes_and_short_words_are_not_made_into_others(String query, String text) {
        given(aLesson(1).title("Something else").event(text));
        if (!query.equals("it's")) {
            assertThat(found(query)).isEmpty();
        }
    }

    @Test
    void a_topics_acronym_and_synonym_find_its_lessons() {
        given(aLesson(1).title("Nothing of that word").topics("pacs"));
        assertThat(found("picture archiving")).containsExactly("L-1");
        assertThat(found("PACS")).containsExactly("L-1");
    }

    @Test
    void a_phrase_must_stand_together() {
        given(aLesson(1).title("The image archive is full"), aLesson(2).title("Archive every image"));
        assertThat(found("\"image archive\"")).containsExactly("L-1");
    }

    @Test
    void an_excluded_word_or_phrase_takes_lessons_out() {
        given(aLesson(1).title("Train the night staff"), aLesson(2).title("Train the day staff"));
        assertThat(found("train -night")).containsExactly("L-2");
        assertThat(found("-\"day staff\"")).containsExactly("L-1");
    }

    @Test
    void operators_are_words() {
        given(aLesson(1).title("Bread and butter"), aLesson(2).title("Bread only"));
        assertThat(found("bread AND butter")).containsExactly("L-1");
        assertThat(found("bread NOT butter")).containsExactly("L-1");
    }

    @Test
    void a_reference_or_external_id_finds_its_lesson_first() {
        given(aLesson(42).externalId("ukpq-17").title("One"), aLesson(43).title("See L-42 and L-42 again"));
        assertThat(found("L-42").getFirst()).isEqualTo("L-42");
        assertThat(found("ukpq-17")).containsExactly("L-42");
    }

    @Test
    void filters_are_typed_or_chosen_by_code_label_or_synonym() {
        given(
                aLesson(1).trust("RGT", "Y61").stages(Stage.GO_LIVE).topics("pacs"),
                aLesson(2).trust("RJ1", "Y56").stages(Stage.PLANNING));
        assertThat(found("trust:rgt")).containsExactly("L-1");
        assertThat(found("region:\"East of England\"")).containsExactly("L-1");
        assertThat(found("TOPIC:pacs stage:go-live")).containsExactly("L-1");
        assertThat(found("-trust:RGT")).containsExactly("L-2");
        assertThat(refs(index.search(LessonQuery.everything().with(Filter.STAGE, "planning"), ANYBODY)))
                .containsExactly("L-2");
    }

    @Test
    void an_unknown_filter_value_finds_nothing_and_says_so_with_the_nearest() {
        given(aLesson(1).topics("pacs"));
        SearchPage page = index.search(LessonQuery.everything().with(Filter.TOPIC, "pasc"), ANYBODY);
        assertThat(page.total()).isZero();
        assertThat(page.notes())
                .singleElement()
                .asString()
                .contains("topic “pasc”")
                .contains("Did you mean “pacs”");
    }

    @Test
    void words_that_tell_nothing_find_nothing_and_say_so_but_an_empty_box_browses() {
        given(aLesson(1).title("The one"));
        for (String typed : List.of("???", "the", "\"\"\" -", "-- & ::")) {
            SearchPage page = index.search(LessonQuery.of(typed), ANYBODY);
            if (LessonQuery.of(typed).text().searches()) {
                assertThat(page.total()).as(typed).isZero();
                assertThat(page.notes()).as(typed).hasSize(1);
            }
        }
        assertThat(found("  ")).containsExactly("L-1");
        assertThat(found("\"the one\"")).containsExactly("L-1");
    }

    @Test
    void lessons_for_members_are_hidden_from_others_everywhere() {
        given(aLesson(1).title("Secret plan").topics("pacs").membersOnly().programme("hidden"));
        assertThat(found("secret")).isEmpty();
        assertThat(index.search(LessonQuery.everything(), ANYBODY)
                        .facet(Filter.TOPIC)
                        .values())
                .isEmpty();
        assertThat(index.suggest("secr", ANYBODY, 5)).isEmpty();
        assertThat(index.suggest("pac", ANYBODY, 5)).isEmpty();
        assertThat(index.counts(ANYBODY).get(Filter.PROGRAMME)).isEmpty();
        assertThat(index.related(new LessonRef(1), ANYBODY, 5)).isEmpty();
        assertThat(index.contains(new LessonRef(1), ANYBODY)).isFalse();
        assertThat(refs(index.search(LessonQuery.of("secret"), MEMBER))).containsExactly("L-1");
        assertThat(index.suggest("secr", MEMBER, 5)).extracting(Suggestion::key).containsExactly("L-1");
    }

    @Test
    void attribution_to_a_region_hides_trust_organisation_and_author_from_all_but_curators() {
        given(
                aLesson(1)
                        .title("A quiet lesson")
                        .trust("RGT", "Y61")
                        .author("Ann Onymous")
                        .attribution(Attribution.REGION),
                aLesson(2)
                        .title("An outside lesson")
                        .organisation("Acme Imaging")
                        .region("Y56")
                        .attribution(Attribution.REGION));
        for (String words : List.of("RGT", "Addenbrooke's", "Cambridge", "Onymous", "Acme", "trust:RGT")) {
            for (Viewer viewer : List.of(ANYBODY, MEMBER)) {
                assertThat(refs(index.search(LessonQuery.of(words), viewer)))
                        .as(words)
                        .isEmpty();
            }
            assertThat(refs(index.search(LessonQuery.of(words), CURATOR)))
                    .as(words)
                    .hasSize(1);
        }
        SearchPage shown = index.search(LessonQuery.of("quiet region:Y61"), MEMBER);
        assertThat(shown.hits()).singleElement().satisfies(hit -> {
            assertThat(hit.trust()).isEmpty();
            assertThat(hit.organisation()).isEmpty();
            assertThat(hit.region()).isEqualTo("Y61");
        });
        assertThat(shown.facet(Filter.TRUST).values()).isEmpty();
        assertThat(index.counts(MEMBER).get(Filter.TRUST)).isEmpty();
        assertThat(index.search(LessonQuery.of("quiet"), CURATOR)
                        .hits()
                        .getFirst()
                        .trust())
                .isEqualTo("RGT");
        assertThat(index.counts(CURATOR).get(Filter.TRUST)).containsEntry("RGT", 1L);
    }

    @Test
    void attribution_to_a_trust_hides_the_author_alone() {
        given(
                aLesson(1).trust("RGT", "Y61").author("Ann Onymous").attribution(Attribution.TRUST),
                aLesson(2).trust("RGT", "Y61").author("Nam Ed").attribution(Attribution.NAMED));
        assertThat(found("Onymous")).isEmpty();
        assertThat(found("\"Nam Ed\"")).containsExactly("L-2");
        assertThat(found("RGT")).containsExactlyInAnyOrder("L-1", "L-2");
        assertThat(refs(index.search(LessonQuery.of("Onymous"), CURATOR))).containsExactly("L-1");
    }

    @Test
    void facets_count_what_choosing_one_more_value_would_add() {
        given(
                aLesson(1).title("Cool one").stages(Stage.GO_LIVE).topics("pacs"),
                aLesson(2).title("Cool two").stages(Stage.GO_LIVE, Stage.TESTING),
                aLesson(3).title("Cool three").stages(Stage.TESTING).topics("pacs"),
                aLesson(4).title("Other").stages(Stage.TESTING).topics("pacs"));
        LessonQuery query = LessonQuery.of("cool").with(Filter.STAGE, "go-live");
        SearchPage page = index.search(query, ANYBODY);
        assertThat(page.total()).isEqualTo(2);
        assertThat(page.facet(Filter.STAGE).values())
                .extracting(Facet.Value::value, Facet.Value::count, Facet.Value::selected)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("go-live", 2L, true),
                        org.assertj.core.groups.Tuple.tuple("testing", 2L, false));
        assertThat(page.facet(Filter.TOPIC).values())
                .extracting(Facet.Value::count)
                .containsExactly(1L);
        assertThat(index.search(query.with(Filter.STAGE, "testing"), ANYBODY).total())
                .isEqualTo(3);
        assertThat(index.search(query.with(Filter.TOPIC, "pacs"), ANYBODY).total())
                .isEqualTo(1);
    }

    @Test
    void dates_are_days_of_the_united_kingdom_and_both_count() {
        given(
                aLesson(1).publishedAt("2026-06-30T22:59:00Z"),
                aLesson(2).publishedAt("2026-06-30T23:01:00Z"),
                aLesson(3).publishedAt("2026-07-01T22:59:00Z"),
                aLesson(4).publishedAt("2026-07-01T23:01:00Z"));
        assertThat(found(dated("2026-07-01", "2026-07-01"))).containsExactlyInAnyOrder("L-2", "L-3");
        assertThat(found(dated("2026-07-02", "2026-07-01"))).isEmpty();
        assertThat(found(dated("9999-12-31", "9999-12-31"))).isEmpty();
    }

    @Test
    void orders_are_stable_over_pages() {
        List<LessonFixture> many = new ArrayList<>();
        for (long number = 1; number <= 53; number++) {
            many.add(aLesson(number).title("Same words").evidence((int) (number % 3)));
        }
        given(many.toArray(LessonFixture[]::new));
        for (Sort sort : Sort.values()) {
            List<String> all = new ArrayList<>();
            for (int page = 1; page <= 6; page++) {
                all.addAll(refs(index.search(
                        LessonQuery.of("same").sorted(sort).size(10).page(page), ANYBODY)));
            }
            assertThat(all).as(sort.value()).hasSize(53).doesNotHaveDuplicates();
        }
        assertThat(refs(index.search(LessonQuery.everything().size(3), ANYBODY)))
                .containsExactly("L-53", "L-52", "L-51");
        assertThat(index.search(LessonQuery.of("same").sorted(Sort.EVIDENCE), ANYBODY)
                        .hits()
                        .getFirst()
                        .evidence())
                .isEqualTo(2);
    }

    @Test
    void a_snippet_marks_the_passage_that_matched_and_escapes_the_rest() {
        given(aLesson(1)
                .title("Title")
                .event("Unrelated words come first. ".repeat(40)
                        + "\n\nThen <b>cooling</b> & \"racks\" failed <script>alert(1)</script>."));
        Hit hit = index.search(LessonQuery.of("cooling racks"), ANYBODY).hits().getFirst();
        assertThat(hit.snippet().html())
                .contains("<mark>cooling</mark>")
                .contains("<mark>racks</mark>")
                .doesNotContain("<script", "<b>")
                .startsWith("… ");
        assertThat(hit.snippet().html().replaceAll("</?mark>", "")).doesNotContain("<", ">");
        assertThat(hit.matches()).extracting(Hit.Match::part).containsExactly("what happened");
    }

    @Test
    void without_a_query_the_snippet_is_how_the_lesson_begins() {
        given(aLesson(1).summary("Short & sweet"), aLesson(2).event("x".repeat(100_000)));
        List<Hit> hits = index.search(LessonQuery.everything(), ANYBODY).hits();
        assertThat(hits.getLast().snippet().html()).isEqualTo("Short &amp; sweet");
        assertThat(hits.getFirst().snippet().html()).hasSizeLessThan(400);
        assertThat(hits.getFirst().score()).isZero();
    }

    @Test
    void related_lessons_share_topics_or_words_and_prefer_other_regions() {
        given(
                aLesson(1).title("Cool the racks").topics("pacs").region("Y61"),
                aLesson(2).title("Something near").topics("pacs").region("Y61"),
                aLesson(3).title("Something near").topics("pacs").region("Y56"),
                aLesson(4).title("Far away").topics("data-migration"));
        assertThat(index.related(new LessonRef(1), ANYBODY, 5))
                .extracting(hit -> hit.ref().toString())
                .containsExactly("L-3", "L-2");
    }

    @Test
    void related_lessons_share_telling_words_where_they_share_no_topic() {
        given(
                aLesson(1).title("Cooling failed in the server room during the heatwave"),
                aLesson(2)
                        .title("A heatwave stopped the cooling of a server room")
                        .region("Y56"),
                aLesson(3).title("Train the night staff of the wards early"));
        assertThat(index.related(new LessonRef(1), ANYBODY, 5))
                .extracting(hit -> hit.ref().toString())
                .containsExactly("L-2");
    }

    @Test
    void results_in_another_order_than_the_best_match_have_no_score() {
        given(aLesson(1).title("Cool racks"), aLesson(2).title("Cool rooms"));
        for (Sort sort : List.of(Sort.NEWEST, Sort.EVIDENCE)) {
            assertThat(index.search(LessonQuery.of("cool").sorted(sort), ANYBODY)
                            .hits())
                    .extracting(Hit::score)
                    .containsExactly(0f, 0f);
        }
        assertThat(index.search(LessonQuery.of("cool"), ANYBODY).hits())
                .extracting(Hit::score)
                .allMatch(score -> score > 0);
    }

    @Test
    void why_a_result_was_found_is_told_for_topics_origins_and_references_too() {
        given(
                aLesson(1).title("Nothing of that word").topics("pacs"),
                aLesson(2).title("Nor here").trust("RGT", "Y61"),
                aLesson(3).title("Only hidden").trust("RJ1", "Y56").attribution(Attribution.REGION));
        assertThat(why("archiving", ANYBODY)).containsExactly("topics");
        assertThat(why("Addenbrooke's", ANYBODY)).containsExactly("where it comes from");
        assertThat(why("L-2", ANYBODY)).containsExactly("reference");
        assertThat(why("RJ1", CURATOR)).containsExactly("where it comes from");
    }

    private List<String> why(String typed, Viewer viewer) {
        return index.search(LessonQuery.of(typed), viewer).hits().getFirst().matches().stream()
                .map(Hit.Match::part)
                .toList();
    }

    @Test
    void a_word_of_a_lesson_for_members_corrects_nobody_elses_spelling() {
        given(aLesson(1).title("The thylacine plan").membersOnly(), aLesson(2).title("Another plan"));
        SearchPage shown = index.search(LessonQuery.of("thylacne"), ANYBODY);
        assertThat(shown.didYouMean()).isEmpty();
        assertThat(shown.notes().toString()).doesNotContain("thylacine");
        assertThat(shown.total()).isZero();
        SearchPage known = index.search(LessonQuery.of("thylacne"), MEMBER);
        assertThat(known.didYouMean()).isEqualTo("thylacine");
        assertThat(refs(known)).containsExactly("L-1");
    }

    @ParameterizedTest
    @CsvSource({
        "casette, cassette",
        "casettes, cassettes",
        "archved, archived",
        "thylacne, thylacine",
        // what the stemmer leaves is no word
        "siemes, siemens",
        "cybersecure, cybersecurity",
        // of two that are as near the one in more lessons
        "cabe, cane"
    })
    void a_misspelt_word_is_the_nearest_that_lessons_and_their_files_have(String typed, String meant) {
        given(
                aLesson(1)
                        .title("Cassettes stay labelled until the archived film is found")
                        .summary("Keep each cassette")
                        .event("Siemens asked for cybersecurity"),
                aLesson(2).title("A cable beside the cane"),
                aLesson(3).title("A cane"));
        index.apply(
                List.of(new IndexEntry(
                        aLesson(4).title("One with a file").build(),
                        null,
                        Standing.Both.NONE,
                        "what the thylacine file says")),
                List.of(),
                ++cursor);
        SearchPage page = index.search(LessonQuery.of(typed), ANYBODY);
        assertThat(page.didYouMean()).isEqualTo(meant);
        assertThat(page.total()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"thylacnes, thylacines", "siemes, siemens"})
    void nor_does_an_inflected_word_of_a_lesson_for_members(String typed, String meant) {
        given(
                aLesson(1).title("The thylacines of Siemens").membersOnly(),
                aLesson(2).title("Another plan"));
        assertThat(index.search(LessonQuery.of(typed), ANYBODY).didYouMean()).isEmpty();
        assertThat(index.search(LessonQuery.of(typed), MEMBER).didYouMean()).isEqualTo(meant);
    }

    @Test
    void nor_is_a_stem_made_whole_from_one() {
        given(aLesson(1).title("Ask Siemens").membersOnly(), aLesson(2).title("Ask Mr Siemen"));
        assertThat(index.search(LessonQuery.of("siemes"), ANYBODY).didYouMean()).isEqualTo("siemen");
        assertThat(index.search(LessonQuery.of("siemes"), MEMBER).didYouMean()).isEqualTo("siemens");
    }

    @Test
    void neither_meaning_nor_a_best_bet_shows_what_a_viewer_may_not_read() throws Exception {
        float[] meant = new float[384];
        meant[0] = 1;
        index.close();
        index = new LuceneIndex(folder, new FewNames(), () -> words, text -> meant);
        assertThat(index.open(STAMP)).isTrue();
        words = new SearchWords(1, Synonyms.NONE, BestBets.of("anything: L-1, L-2"));
        index.apply(
                List.of(
                        new IndexEntry(
                                aLesson(1).title("For members").membersOnly().build(), meant),
                        new IndexEntry(aLesson(2).title("For everybody").build(), meant)),
                List.of(),
                ++cursor);
        for (String typed : List.of("unheard", "anything")) {
            assertThat(found(typed)).as(typed).containsExactly("L-2");
            assertThat(refs(index.search(LessonQuery.of(typed), MEMBER)))
                    .as(typed)
                    .containsExactly("L-1", "L-2");
        }
        assertThat(index.search(LessonQuery.of("anything"), MEMBER).hits()).allMatch(Hit::chosen);
        assertThat(index.search(LessonQuery.of("unheard"), MEMBER).hits()).noneMatch(Hit::chosen);
        assertThat(found("\"unheard of\" anything -everybody")).isEmpty();
    }

    @Test
    void suggestions_are_topics_with_lessons_then_titles() {
        given(
                aLesson(1).title("Pack the films early").topics("pacs"),
                aLesson(2).title("Never pack late"));
        assertThat(index.suggest("pac", ANYBODY, 5))
                .extracting(Suggestion::text)
                .containsExactly("PACS", "Pack the films early", "Never pack late");
        assertThat(index.suggest("never pa", ANYBODY, 5))
                .extracting(Suggestion::key)
                .containsExactly("L-2");
        assertThat(index.suggest("?!", ANYBODY, 5)).isEmpty();
    }

    @Test
    void more_than_64_words_are_not_used_and_a_long_phrase_is_cut_with_a_note() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            words.append("word").append(i).append(' ');
        }
        given(aLesson(1).title("Something else").event(words.toString()));
        assertThat(index.search(LessonQuery.of(words.toString()), ANYBODY).notes())
                .anyMatch(note -> note.contains("first 64 words"));
        assertThat(index.search(LessonQuery.of('"' + words.toString() + '"'), ANYBODY)
                        .notes())
                .anyMatch(note -> note.contains("first 20 words"));
    }

    @Test
    void ten_thousand_hostile_queries_make_no_error() {
        given(aLesson(1)
                .title("Cool the server room")
                .event("أهلا 😀 مرحبا x-ray")
                .topics("pacs"));
        Random random = new Random(42);
        String alphabet = "ab \"-:'()[]{}^~*?\\/&|!+<>=;%\u0000\u0001\u202e\ud83d😀é漢字ريم\t\n\u00a0.,_–“”‘’0";
        String[] words = {
            "trust:",
            "stage:\"",
            "AND",
            "OR",
            "NOT",
            "TO",
            "[* TO *]",
            "x-ray",
            "' or 1=1--",
            "<script>",
            "L-1",
            "a&b&c",
            "-\"",
            "topic:pacs",
            "𝔘𝔫𝔦"
        };
        for (int i = 0; i < 10_000; i++) {
            StringBuilder query = new StringBuilder();
            int length = random.nextInt(30);
            for (int k = 0; k < length; k++) {
                query.append(
                        random.nextInt(4) == 0
                                ? words[random.nextInt(words.length)]
                                : String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))));
            }
            index.search(LessonQuery.of(query.toString()), ANYBODY);
            index.suggest(query.toString(), ANYBODY, 5);
        }
    }

    @Test
    void hostile_texts_are_indexed_too() {
        given(
                aLesson(1).title("a-b/c&d".repeat(40)).event("a-".repeat(50_000)),
                aLesson(2).title("\u0000\ud83d").event("漢字".repeat(20_000) + "x & y ".repeat(1_000)),
                aLesson(3).title("Plain").topics("t".repeat(40_000)));
        assertThat(index.state().documents()).isEqualTo(3);
    }

    @Test
    void what_is_applied_is_seen_at_once_and_repeats_do_no_harm() {
        given(aLesson(1).title("Old racks"));
        given(aLesson(1).title("New racks"));
        given(aLesson(1).title("New racks"));
        assertThat(index.state().documents()).isEqualTo(1);
        assertThat(found("old")).isEmpty();
        assertThat(found("new")).containsExactly("L-1");
        index.apply(List.of(), List.of(1L, 99L), ++cursor);
        assertThat(found("new")).isEmpty();
        assertThat(index.awaitCursor(cursor, Duration.ZERO)).isTrue();
        assertThat(index.awaitCursor(cursor + 1, Duration.ofMillis(20))).isFalse();
    }

    @Test
    @Timeout(30)
    void what_is_put_is_seen_from_the_moment_it_is_shown_and_who_waits_for_it_is_known() throws Exception {
        long next = cursor + 1;
        index.put(entries(aLesson(1).title("New racks")), List.of());
        assertThat(found("racks")).isEmpty();
        Thread waiting = Thread.ofVirtual().start(() -> index.awaitCursor(next, Duration.ofSeconds(20)));
        while (!index.awaited(next)) {
            Thread.onSpinWait();
        }
        assertThat(index.awaited(next - 1)).isFalse();
        index.show(next);
        waiting.join();
        assertThat(index.awaited(next)).isFalse();
        assertThat(found("racks")).containsExactly("L-1");
    }

    @Test
    void documents_and_cursor_that_were_kept_come_back_and_what_was_not_does_not() {
        given(aLesson(1).title("Kept"));
        index.keep();
        long kept = cursor;
        given(aLesson(2).title("Lost"));
        // gives up what is open, as a crash would
        assertThat(index.open(STAMP)).isTrue();
        assertThat(index.state()).isEqualTo(new IndexState(true, 1, kept));
        index.close();
        index = opened();
        assertThat(index.state().cursor()).isEqualTo(kept);
    }

    @Test
    void an_index_from_another_database_or_with_other_names_is_not_used() {
        index.keep();
        assertThat(index.open(new IndexStamp("elsewhere", "few"))).isFalse();
        assertThat(index.state().ready()).isFalse();
        assertThatThrownBy(() -> found("anything")).isInstanceOf(Problem.Busy.class);
    }

    @Test
    void a_damaged_index_is_not_used() throws Exception {
        given(aLesson(1));
        index.keep();
        index.close();
        try (var files = java.nio.file.Files.walk(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("segments_"))
                    .toList()) {
                java.nio.file.Files.write(file, new byte[] {1, 2, 3});
            }
        }
        index = new LuceneIndex(folder, new FewNames(), () -> words, Meaning.NONE);
        assertThat(index.open(STAMP)).isFalse();
        try (IndexRebuild rebuild = index.startRebuild(STAMP)) {
            rebuild.add(entries(aLesson(1)));
            rebuild.commit(7);
        }
        assertThat(index.state()).isEqualTo(new IndexState(true, 1, 7));
    }

    @Test
    void a_rebuild_is_seen_when_it_is_committed_or_never() {
        given(aLesson(1).title("Old"));
        try (IndexRebuild rebuild = index.startRebuild(STAMP)) {
            rebuild.add(entries(aLesson(2).title("Half")));
        }
        assertThat(found("")).containsExactly("L-1");
        try (IndexRebuild rebuild = index.startRebuild(STAMP)) {
            rebuild.add(entries(aLesson(3).title("New")));
            rebuild.apply(entries(aLesson(4).title("Newer")), List.of(3L));
            assertThat(found("")).containsExactly("L-1");
            rebuild.commit(9);
        }
        assertThat(found("")).containsExactly("L-4");
        assertThat(index.state().cursor()).isEqualTo(9);
        index.close();
        index = opened();
        assertThat(found("newer")).containsExactly("L-4");
    }

    @Test
    void a_folder_is_used_by_one_at_a_time() {
        LuceneIndex second = new LuceneIndex(folder, new FewNames(), () -> words, Meaning.NONE);
        assertThatThrownBy(() -> second.open(STAMP)).hasMessageContaining("Another Stile uses the index");
    }

    @Test
    void a_superseded_lesson_is_found_through_its_successor_and_by_itself_only_when_it_is_named() {
        given(aLesson(2).title("Cool the server room by night"), aLesson(3).title("Cool the staff room"));
        stand(aLesson(1).title("Cool the server room"), List.of(2L), List.of(2L));
        assertThat(found("server room")).containsExactly("L-2");
        Hit newer = index.search(LessonQuery.of("cool server night"), ANYBODY)
                .hits()
                .getFirst();
        assertThat(newer.replaces()).containsExactly(new Hit.Other(new LessonRef(1), "Cool the server room"));
        assertThat(found(LessonQuery.of("cool").withSuperseded(true))).containsExactlyInAnyOrder("L-1", "L-2", "L-3");
        assertThat(found("L-1")).containsExactly("L-1");
        Hit older = index.search(LessonQuery.of("l-1"), ANYBODY).hits().getFirst();
        assertThat(older.successors()).extracting(Hit.Other::title).containsExactly("Cool the server room by night");
        assertThat(index.counts(ANYBODY).get(Filter.POLARITY)).containsEntry("worked", 2L);
        assertThat(index.suggest("cool the ser", ANYBODY, 5))
                .extracting(Suggestion::key)
                .containsExactly("L-2");
        assertThat(index.suggest("Cool the server room", ANYBODY, 5))
                .extracting(Suggestion::key)
                .contains("L-1");
        assertThat(refs(index.related(new LessonRef(2), ANYBODY, 5))).doesNotContain("L-1");
        assertThat(index.contains(new LessonRef(1), ANYBODY)).isTrue();
    }

    @Test
    void the_whole_title_of_a_superseded_lesson_finds_it_whatever_its_marks() {
        given(aLesson(2).title("Cool the room"));
        stand(aLesson(1).title("Keep it cool: server-room advice"), List.of(2L), List.of(2L));
        assertThat(found("keep it COOL server room advice")).contains("L-1");
        assertThat(found("\"Keep it cool: server-room advice\"")).containsExactly("L-1");
        assertThat(found("keep it cool server room")).doesNotContain("L-1");
    }

    @Test
    void a_successor_for_members_hides_nothing_from_others_and_is_not_told() {
        given(aLesson(2).title("Cool the server room by night").membersOnly());
        stand(aLesson(1).title("Cool the server room"), List.of(), List.of(2L));
        assertThat(found("cool server room")).containsExactly("L-1");
        Hit hit =
                index.search(LessonQuery.of("cool server room"), ANYBODY).hits().getFirst();
        assertThat(hit.superseded()).isFalse();
        assertThat(hit.successors()).isEmpty();
        assertThat(refs(index.search(LessonQuery.of("cool server room"), MEMBER)))
                .containsExactly("L-2");
        assertThat(index.suggest("cool", ANYBODY, 5))
                .extracting(Suggestion::key)
                .containsExactly("L-1");
        assertThat(index.suggest("cool", MEMBER, 5)).extracting(Suggestion::key).containsExactly("L-2");
    }

    @Test
    void a_word_that_only_superseded_lessons_have_is_put_right_as_if_nobody_had_it() {
        given(aLesson(2).title("Label the cassette"));
        stand(aLesson(1).title("Label the cassettx"), List.of(2L), List.of(2L));
        SearchPage page = index.search(LessonQuery.of("cassettx label"), ANYBODY);
        assertThat(refs(page)).containsExactly("L-2");
        assertThat(page.didYouMean()).isEqualTo("cassette label");
    }

    @Test
    void a_best_bet_that_was_superseded_puts_its_successor_first() {
        words = new SearchWords(7, Synonyms.NONE, BestBets.of("cooling: L-1"));
        given(
                aLesson(2).title("Nothing of the sort"),
                aLesson(3).title("Cooling, cooling and cooling").event("Cooling."));
        stand(aLesson(1).title("Old advice on cooling"), List.of(2L), List.of(2L));
        assertThat(found("cooling")).containsExactly("L-2", "L-3");
    }

    @Test
    void of_two_alike_the_one_that_is_due_for_review_comes_second_and_says_so_from_its_day_on() {
        stand(aLesson(1).title("Cool the server room"), Staleness.Cause.CONTRADICTED, "2026-01-01");
        stand(aLesson(2).title("Cool the server room"), Staleness.Cause.AGE, "2999-01-01");
        assertThat(found("cool server room")).containsExactly("L-2", "L-1");
        List<Hit> hits =
                index.search(LessonQuery.of("cool server room"), ANYBODY).hits();
        assertThat(hits.getLast().reviewDue()).isEqualTo(LocalDate.parse("2026-01-01"));
        assertThat(hits.getLast().cause()).isEqualTo(Staleness.Cause.CONTRADICTED);
        assertThat(hits.getFirst().stale(LocalDate.parse("2998-12-31"))).isFalse();
        assertThat(hits.getFirst().stale(LocalDate.parse("2999-01-01"))).isTrue();
    }

    @Test
    void a_better_answer_comes_first_although_it_is_due_for_review() {
        stand(aLesson(1).title("Cool the server room").event("Cool it."), Staleness.Cause.AGE, "2026-01-01");
        given(aLesson(2).title("A room").event("It has a server, and they cool it."));
        assertThat(found("cool server room")).containsExactly("L-1", "L-2");
    }

    private void stand(LessonFixture lesson, List<Long> forEverybody, List<Long> forMembers) {
        stand(
                lesson,
                new Standing.Both(
                        new Standing(forEverybody, Staleness.NONE), new Standing(forMembers, Staleness.NONE)));
    }

    private void stand(LessonFixture lesson, Staleness.Cause cause, String since) {
        Standing due =
                new Standing(List.of(), new Staleness(List.of(new Staleness.Reason(cause, LocalDate.parse(since)))));
        stand(lesson, new Standing.Both(due, due));
    }

    private void stand(LessonFixture lesson, Standing.Both standing) {
        index.apply(List.of(new IndexEntry(lesson.build(), null, standing)), List.of(), ++cursor);
    }

    private static List<String> refs(List<Hit> hits) {
        return hits.stream().map(hit -> hit.ref().toString()).toList();
    }

    private LuceneIndex opened() {
        LuceneIndex opened = new LuceneIndex(folder, new FewNames(), () -> words, Meaning.NONE);
        opened.open(STAMP);
        return opened;
    }

    private static List<IndexEntry> entries(LessonFixture... lessons) {
        return List.of(lessons).stream()
                .map(LessonFixture::build)
                .map(IndexEntry::of)
                .toList();
    }

    private void given(LessonFixture... lessons) {
        index.apply(entries(lessons), List.of(), ++cursor);
    }

    private List<String> found(String typed) {
        return found(LessonQuery.of(typed));
    }

    private List<String> found(LessonQuery query) {
        SearchPage page = index.search(query, ANYBODY);
        assertThat(page.total()).isEqualTo(page.hits().size());
        return refs(page);
    }

    private static LessonQuery dated(String from, String to) {
        LessonQuery all = LessonQuery.everything();
        return new LessonQuery(
                all.text(),
                all.filters(),
                java.time.LocalDate.parse(from),
                java.time.LocalDate.parse(to),
                all.sort(),
                false,
                1,
                20);
    }

    private static List<String> refs(SearchPage page) {
        return refs(page.hits());
    }
}
