package org.stile.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoundsTest {

    @RepeatedTest(50)
    void what_is_written_is_read_as_the_same_amount(RepetitionInfo repetition) {
        long pence = new Random(repetition.getCurrentRepetition()).nextLong(Pounds.MOST + 1)
                >> (repetition.getCurrentRepetition() % 40);
        Map<String, String> wrong = new LinkedHashMap<>();
        assertThat(Pounds.read(wrong, "value", Pounds.label(pence))).isEqualTo(pence);
        assertThat(Pounds.read(wrong, "value", Pounds.field(pence))).isEqualTo(pence);
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.3", "1e9", "-5", "ten", "1 to 2", "99999999999999999999", "10000000000.01", "£"})
    void what_is_no_amount_or_too_much_is_refused(String text) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Pounds.read(wrong, "value", text);
        assertThat(wrong).containsKey("value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "It cost £1.2m in 2005 | It cost [figure] in [figure]",
                "up 12.5% to 1,000,000 | up [figure] to [figure]",
                "HL7 v2 and PACS2 | HL7 v2 and PACS2",
                "10 million pounds, 3k beds | [figure] pounds, [figure] beds",
                "nothing | nothing"
            })
    void figures_are_blanked_and_words_are_not(String text, String blanked) {
        assertThat(Blank.figures(text)).isEqualTo(blanked);
    }
}
