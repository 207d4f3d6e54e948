package org.stile.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the guard to figures on texts that were written by somebody who had not seen its rules. */
class GuardCorpusTest {

    private static GuardScores scores;

    @BeforeAll
    static void read() throws IOException {
        scores = new GuardScores(GuardCorpus.rows());
    }

    @ParameterizedTest
    @EnumSource(
            names = {"NHS_NUMBER", "CHI_NUMBER", "HEALTH_AND_CARE_NUMBER", "NATIONAL_INSURANCE_NUMBER", "DATE_OF_BIRTH"
            })
    void of_each_certain_kind_98_of_100_are_found(IdentifierKind kind) {
        assertThat(scores.of(kind).recall())
                .as("missed: %s", scores.missed(kind))
                .isGreaterThanOrEqualTo(0.98);
        assertThat(scores.of(kind).rows()).isGreaterThan(30);
    }

    @Test
    void of_the_possible_kinds_90_of_100_are_found() {
        List<GuardScores.Score> possible = scores.all().stream()
                .filter(score -> score.kind().ordinal() > IdentifierKind.DATE_OF_BIRTH.ordinal())
                .toList();
        double rows = possible.stream().mapToInt(GuardScores.Score::rows).sum();

        assertThat(possible.stream().mapToInt(GuardScores.Score::found).sum() / rows)
                .as("%s", possible)
                .isGreaterThanOrEqualTo(0.9);
    }

    @ParameterizedTest
    @EnumSource
    void of_each_kind_9_of_10_finds_are_right(IdentifierKind kind) {
        assertThat(scores.of(kind).precision()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void at_most_1_of_200_texts_without_an_identifier_is_refused() {
        assertThat(scores.refusedForNothing()).hasSizeLessThanOrEqualTo((int) scores.rowsWithout() / 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91",
                "3 3 4",
                "3-3-4",
                "3.3.4",
                "3/3/4",
                "3_3_4",
                "3 - 3 - 4",
                "3  3  4",
                "3\u00a03\u00a04",
                "3\u20093\u20094",
                "3\u202f3\u202f4",
                "3–3–4",
                "3\u20113\u20114",
                "3\u22123\u22124",
                "3\u200b3\u200b4",
                "3\n3 4",
                "3 3\n4",
                "3)(3)(4",
                "3:3:4",
                "3,3,4",
                "3~3~4",
                "3*3*4",
                "5 5",
                "6 4",
                "6-4",
                "4 3 3",
                "3 4 3",
                "3 7",
                "7 3",
                "4 6",
                "9-1",
                "2 2 2 2 2",
                "1 1 1 1 1 1 1 1 1 1",
                "1|1|1|1|1|1|1|1|1|1"
            })
    void a_labelled_nhs_number_is_found_in_every_written_format(String shape) {
        String number = GuardCorpus.shaped("9990123454", shape); // never issued: the range 999

        for (String label : List.of("NHS number ", "NHS No: ", "his NHS number is ")) {
            assertThat(Guard.scan(label + number + " was seen."))
                    .containsExactly(
                            Find.certain(IdentifierKind.NHS_NUMBER, label.length(), label.length() + number.length()));
        }
    }

    @Test
    void the_figures_in_the_docs_are_those_of_this_code() throws IOException {
        assertThat(Path.of("src/docs/guard.md")).content().contains(scores.table());
    }

    @Test
    void the_rules_are_named_by_what_they_find() throws Exception {
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        for (GuardCorpus.Row row : GuardCorpus.rows()) {
            hash.update((row.text() + Guard.all(row.text()) + '\n').getBytes(StandardCharsets.UTF_8));
        }
        String name = HexFormat.of().formatHex(hash.digest()).substring(0, 12);

        assertThat(Guard.RULES)
                .as("the rules find something else: give them this name, and what is stored is read again")
                .isEqualTo(name);
    }

    @Test
    void digits_as_character_references_are_digits() {
        String number = "&#57;&#57;&#x39;&nbsp;012&shy;34&#53;4";

        assertThat(Guard.scan("NHS number " + number + " was seen."))
                .containsExactly(Find.certain(IdentifierKind.NHS_NUMBER, 11, 11 + number.length()));
    }
}
