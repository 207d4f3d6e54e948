package org.stile.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.stile.base.CleanText;

class ObservationDraftTest {

    /**
     * Whole observations. Each sentence stands on a line of its own in the order E(vent), I(mpact) or R(ecommendation),
     * as it is to be sorted; {@code ~} is a line break and {@code ^} a blank line in what was typed.
     */
    static Stream<List<String>> observations() {
        return Stream.of(
                List.of(
                        "Test every printer before go-live",
                        "E The label printer in theatres was not on the list.",
                        "I Two lists were delayed by approx. 3.5 hours.",
                        "R Next time test every printer before go-live."),
                List.of(
                        "Make sure the downtime cards are printed, e.g. for the wards",
                        "E Dr. A. Jones from site B. rang us at 9 a.m. on Monday.",
                        "E See L-42 for more.",
                        "E The archive held 3.5 GB.",
                        "E We had no plan B.",
                        "R Make sure the downtime cards are printed, e.g. for the wards."),
                List.of(
                        "We should have had a manual route",
                        "E PACS was slow",
                        "I ~- clinics ran late",
                        "I ~- patients waited up to 40 min.",
                        "R ~- we should have had a manual route"),
                List.of(
                        "Count messages each day",
                        "E What happened:",
                        "E ~The interface dropped results.",
                        "E Nobody noticed for two days.",
                        "I ^Impact: 40 patients were called back.",
                        "I Letters went twice.",
                        "R ^Recommendations:",
                        "R ~1. Count messages each day",
                        "R ~2. Name one person who watches the queue",
                        "R ~3. Don't rely on the supplier's screen"),
                List.of(
                        "Print the cards",
                        "R We should:",
                        "R ~- print the cards",
                        "R ~- train the night shift",
                        "E ^It worked on the second weekend."),
                List.of(
                        "Don’t go live on a monday",
                        "E system kept freezing.",
                        "I patients waited.",
                        "R don't go live on a monday"),
                List.of(
                        "Train each shift in the week before",
                        "E In my view the training came too early.",
                        "I As a result the helpdesk took 300 calls.",
                        "R Train each shift in the week before.",
                        "R Please don’t use the old slides!"),
                List.of("Observed: slow", "E slow"),
                List.of("Observed: Impact", "I Impact"),
                List.of("The supplier should provide a count", "R The supplier should provide a count."),
                List.of(
                        "Delete nothing for a month",
                        "R Others should delete nothing for a month.",
                        "R You must not trust the counter.",
                        "R We need to agree who pays.",
                        "R Next time PACS is down, ring the duty radiologist."),
                List.of(
                        "Before go-live, walk every ward with a list",
                        "R Before go-live, walk every ward with a list.",
                        "I When the network failed, nobody could open images."),
                List.of(
                        "The old archive was turned off on the day that we had agreed, which we thought was safe"
                                + " because they had said so",
                        "E The old archive was turned off on the day that we had agreed, which~we thought was safe"
                                + " because they had said so.",
                        "E ~It wasn't."),
                List.of(
                        "Test results were late",
                        "I Test results were late.",
                        "E Never had this before.",
                        "E Don't know why it happened."),
                List.of(
                        "Put a manual route on the wall",
                        "I ## Impact",
                        "I ^Clinics ran late.",
                        "R ^## Learning",
                        "R ^Put a manual route on the wall"),
                List.of(
                        "Let each radiologist train it in a quiet room",
                        "I Voice recognition saved us two typists' time.",
                        "R Let each radiologist train it in a quiet room.",
                        "R • Book an hour",
                        "R • Start with volunteers"),
                List.of(
                        "Reports were quicker after we moved the benches (see fig. 2, p. 14)",
                        "I Reports were quicker after we moved the benches (see fig. 2, p. 14).",
                        "I The cost was about £3,000 for each room.",
                        "E Two of the rooms (nos. 3 and 4) came later than planned in St. Mary's wing."),
                List.of("Not everyone should have admin rights", "E Not everyone should have admin rights."));
    }

    @ParameterizedTest
    @MethodSource("observations")
    void an_observation_is_sorted_sentence_by_sentence(List<String> expected) {
        String typed = expected.stream()
                .skip(1)
                .map(line -> line.substring(2))
                .collect(Collectors.joining(" "))
                .replace(" ~", "\n")
                .replace("~", "\n")
                .replace(" ^", "\n\n");
        ObservationDraft draft = ObservationDraft.of(typed);
        assertThat(draft.parts())
                .extracting(part -> part.field().substring(0, 1).toUpperCase() + " " + part.text())
                .containsExactlyElementsOf(expected.stream()
                        .skip(1)
                        .map(line -> line.replace("which~", "which ").replaceAll("[~^]", ""))
                        .toList());
        assertThat(draft.title()).isEqualTo(expected.getFirst());
        assertThat(draft.parts()).allSatisfy(part -> assertThat(part.why()).isNotBlank());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            We should test every printer.                | Do test every printer
            Next time, we should not rely on the count.  | Don't rely on the count
            So please don’t use the old slides           | Don't use the old slides
            Trusts must not delete originals.            | Don't delete originals
            In future book a room, a phone etc.          | Do book a room, a phone etc.
            They should test the printers.               | Do They should test the printers
            We would recommend testing twice.            | Do We would recommend testing twice
            Make sure that PACS is on the list.          | Do make sure that PACS is on the list
            PACS should be on the list.                  | Do PACS should be on the list
            We should have tested it.                    | Do We should have tested it
            Next time the RIS fails, use the paper form. | Do Next time the RIS fails, use the paper form
            """)
    void advice_becomes_an_action_without_what_leads_in(String sentence, String recommendation) {
        assertThat(ObservationDraft.of(sentence).recommendations())
                .extracting(Recommendation::toString)
                .containsExactly(recommendation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Clinics were delayed.           | it says ‘delayed’
            We should count.                | it says ‘should’
            Count the images twice.         | it tells the reader to act: ‘count the’
            Impact: forty letters           | it stands under ‘impact’
            The room is on the first floor. | no word in it points to an effect or to advice
            """)
    void each_sentence_says_why_it_went_where(String sentence, String why) {
        assertThat(ObservationDraft.of(sentence).parts().getFirst().why()).isEqualTo(why);
    }

    @Test
    void texts_keep_their_lines_and_lose_only_headings() {
        ObservationDraft draft =
                ObservationDraft.of("What happened:\nIt froze. It stopped.\n- twice\n\nImpact: 40 letters");
        assertThat(draft.event()).isEqualTo("It froze. It stopped.\n- twice");
        assertThat(draft.impact()).isEqualTo("40 letters");
    }

    @Test
    void an_eighth_recommendation_and_one_too_long_stay_with_what_happened() {
        ObservationDraft draft = ObservationDraft.of("Test it. ".repeat(8) + "We should " + "go on ".repeat(60) + ".");
        assertThat(draft.recommendations()).hasSize(7);
        assertThat(draft.event()).startsWith("Test it. We should go on");
    }

    @Test
    void a_long_title_is_cut_between_words_and_never_inside_a_character() {
        assertThat(ObservationDraft.of("Scans crawl ".repeat(30)).title())
                .hasSizeBetween(100, 120)
                .endsWith(" crawl…");
        assertThat(ObservationDraft.of("x" + "😀".repeat(100)).title())
                .hasSizeLessThanOrEqualTo(120)
                .endsWith("😀…");
    }

    @ParameterizedTest
    @CsvSource({"''", "' \n\t\n'"})
    void of_nothing_comes_nothing(String blank) {
        assertThat(ObservationDraft.of(blank)).isEqualTo(new ObservationDraft("", "", "", List.of(), List.of()));
    }

    @Test
    void of_any_text_nothing_is_lost() {
        Random random = new Random(42);
        for (int i = 0; i < 1_000; i++) {
            String text = random(random);
            ObservationDraft draft = ObservationDraft.of(text);
            String parts =
                    draft.parts().stream().map(ObservationDraft.Part::text).collect(Collectors.joining());
            assertThat(dense(parts)).as(text).isEqualTo(dense(CleanText.of(text)));
            assertThat(dense(draft.event()).length()
                            + dense(draft.impact()).length()
                            + draft.recommendations().size())
                    .isLessThanOrEqualTo(dense(parts).length() + draft.parts().size());
            draft.parts().forEach(part -> assertThatItIsThere(part, draft));
            assertThat(draft.recommendations()).hasSizeLessThanOrEqualTo(7).allSatisfy(recommendation -> {
                assertThat(recommendation.action()).isNotBlank().hasSizeLessThanOrEqualTo(300);
                assertThat(Recommendation.of(recommendation.toString())).isEqualTo(recommendation);
            });
            assertThat(draft.title().length()).as(text).isBetween(draft.parts().isEmpty() ? 0 : 10, 120);
        }
    }

    private static void assertThatItIsThere(ObservationDraft.Part part, ObservationDraft draft) {
        List<String> words = Words.of(part.text());
        if (words.isEmpty()
                || part.why().equals("it is a heading")
                || part.why().startsWith("it leads in")) {
            return;
        }
        String field = switch (part.field()) {
            case "event" -> draft.event();
            case "impact" -> draft.impact();
            default ->
                draft.recommendations().stream().map(Recommendation::toString).collect(Collectors.joining("\n"));
        };
        assertThat(Words.of(field)).as(part.text()).contains(words.getLast());
    }

    private static String random(Random random) {
        List<String> pieces = List.of(
                "word",
                "Dr.",
                "approx. ",
                "3.5",
                " ",
                "\n",
                "\n\n",
                ".",
                "?",
                "! ",
                "…",
                "- ",
                "• ",
                "1. ",
                "a) ",
                "(",
                ")",
                "\"",
                "’",
                "should ",
                "we should ",
                "Don't ",
                "do ",
                "Do not ",
                "not ",
                "next time ",
                "please ",
                "Impact: ",
                "Recommendations:\n",
                "## Event\n",
                "delayed ",
                ":",
                ",",
                "test the ",
                "İ",
                "😀",
                "\uD83D",
                "\u00a0",
                "\u2028",
                "\r\n",
                "\t",
                "\u0000",
                "L-42",
                "E. coli ",
                "NHS ",
                "a longer line that a mail program would have wrapped here");
        return IntStream.range(0, random.nextInt(40))
                .mapToObj(i -> pieces.get(random.nextInt(pieces.size())))
                .collect(Collectors.joining());
    }

    private static String dense(String text) {
        return text.replaceAll("[\\s\\p{Z}]", "");
    }

    /** 100,000 characters each, of what patterns and loops like least. */
    static Stream<String> hostile() {
        return Stream.of(
                        ".",
                        "A. ",
                        "a\n",
                        "\n- x",
                        "• ",
                        "1. ",
                        "’",
                        " ",
                        ":\n",
                        "x:\n- ",
                        "should be ",
                        "so ",
                        "don't, ",
                        "be very ",
                        "impact ",
                        "Impact:\n",
                        "ABC (",
                        "A-",
                        "x")
                .map(piece -> piece.repeat(100_000 / piece.length()));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void any_text_is_sorted_in_time_that_grows_with_its_length(String text) {
        assertTimeout(Duration.ofSeconds(5), () -> ObservationDraft.of(text));
    }
}
