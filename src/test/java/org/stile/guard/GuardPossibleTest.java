package org.stile.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the guard asks the author to confirm. Telephones are of the ranges that Ofcom keeps for drama, and 9990123454
 * and 9123456787 pass the sum in ranges that are never issued.
 */
class GuardPossibleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    TEN_DIGITS      | We merged [912 345 6787] into another record.
                    TEN_DIGITS      | scan_[9123456787].tif is upside down
                    TEN_DIGITS      | https://example.org/find?q=[9123456787]
                    HOSPITAL_NUMBER | MRN [4471209] had two studies
                    HOSPITAL_NUMBER | Hosp no: [A214583].
                    HOSPITAL_NUMBER | unit number [558213] was reused
                    HOSPITAL_NUMBER | X-ray no. [04/22187]
                    HOSPITAL_NUMBER | MRN[5520891]_CT.dcm
                    NAME            | The patient, [Margaret Ellison], was moved.
                    NAME            | pt [John Smith] came back
                    NAME            | Mrs [Joan Ellison] was admitted
                    NAME            | Patient name: [TRANTER, Joan]
                    NAME            | [Joan Ellison-Ward], aged 81, fell
                    NAME            | her daughter, [Aoife O'Hanlon], rang
                    NAME            | [ELLISON^MARGARET]^^MRS
                    TELEPHONE       | Ring [0161 496 0143] before
                    TELEPHONE       | [+44 (0)20 7946 0332]
                    TELEPHONE       | [0800 157 0192] is free
                    TELEPHONE       | [800-555-0121]
                    TELEPHONE       | Call 1-[888-555-0117]
                    TELEPHONE       | fax [496 0143]
                    EMAIL           | write to [p.o'connor@trust.example].
                    POSTCODE        | at [LS78 3QD], the van
                    POSTCODE        | postcode [cf88 1zd]
                    """)
    void a_possible_identifier_is_found(IdentifierKind kind, String sentence) {
        int start = sentence.indexOf('[');
        int end = sentence.indexOf(']') - 1;
        String text = sentence.replace("[", "").replace("]", "");

        assertThat(Guard.scan(text)).isEmpty();
        assertThat(Guard.possible(text)).hasSize(1).first().satisfies(find -> {
            assertThat(find.kind()).isEqualTo(kind);
            assertThat(find.start()).isLessThanOrEqualTo(start); // "1-888" begins with the 1
            assertThat(find.end()).isEqualTo(end);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // numbers
                "ISBN 9123456787",
                "order number 9123456787",
                "2005033112",
                "Project code 0161-4471 is closed",
                "Lists run 0830-1230 and 1330-1700",
                "1.2.840.10008.5.1.4.1.1.2",
                "(0010,0020) was blank",
                "10.44.18.7",
                "£4,237,500",
                "on 14/11/2005 and 31.03.2007",
                "Oracle 9.2.0.6 patch 4547809",
                "Bleep 2204",
                "MRN formats differ: six digits here",
                "The unit number changed in 2004",
                "hospital no 12/03/2005",
                "tech@10.9.8.7",
                "40 @ £11",
                // names
                "Dr Philippa Roscoe chaired the meeting",
                "Mrs Jane Roscoe, PACS manager, ward lead",
                "Patient Safety Lead chairs the call",
                "Patient Administration System",
                "the patient went from James Cook to North Tees",
                "A patient with Guillain Barre syndrome",
                "Patients First Software Ltd withdrew",
                "THE PATIENT MOVED TWICE",
                "ADT^A40 and ORU^R01",
                // places
                "Ward W1 3rd floor",
                "RGT and RJE01",
                "N418NA",
                "B12 folate",
                "The M1 and the M62",
            })
    void what_only_looks_like_an_identifier_is_left_alone(String sentence) {
        assertThat(Guard.all(sentence)).isEmpty();
    }

    @Test
    void certain_and_possible_finds_come_in_order_and_apart() {
        String text = "Patient Joan Ellison, NHS number 999 012 3454, MRN 9990123454, tel 0161 496 0143";

        assertThat(Guard.all(text))
                .extracting(Find::kind)
                .containsExactly(
                        IdentifierKind.NAME,
                        IdentifierKind.NHS_NUMBER,
                        IdentifierKind.NHS_NUMBER,
                        IdentifierKind.TELEPHONE);
        assertThat(Guard.scan(text)).hasSize(2);
        assertThat(Guard.possible(text)).hasSize(2);
        List<Find> finds = Guard.all(text);
        for (int i = 1; i < finds.size(); i++) {
            assertThat(finds.get(i).start())
                    .isGreaterThanOrEqualTo(finds.get(i - 1).end());
        }
    }

    @Test
    void no_text_has_no_finds() {
        assertThat(Guard.all(null)).isEmpty();
        assertThat(Guard.possible("")).isEmpty();
    }
}
