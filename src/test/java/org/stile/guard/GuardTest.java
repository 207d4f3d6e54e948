package org.stile.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the guard finds and what it leaves alone. Numbers stand in the tables by name and are made here, so that no
 * number of a real person is in the source: {@code {nhs}} is replaced by ten digits in the range 999, which is never
 * issued; {@code {issued}}, {@code {ireland}} and {@code {chi}} by ten digits of an issued range. A shape after the
 * name writes the number in groups: {@code {nhs 3-3-4}}.
 */
class GuardTest {

    private static final String NHS = withCheckDigit("999012345");
    private static final String ISSUED = withCheckDigit("701234560");
    private static final String IRELAND = withCheckDigit("345678123");
    private static final String CHI = withCheckDigit("311256123");
    /** The time of this thread, since others may keep the processor busy. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NHS number {nhs}",
                "NHS number: {nhs 3 3 4}.",
                "NHS no. {nhs 3-3-4}",
                "NHS No {nhs 3.3.4}",
                "nhs num={nhs}",
                "NHS: {nhs}",
                "NHS #{nhs 3 3 4}",
                "N.H.S. number was {nhs 5 5}",
                "NHS number is {nhs 1 1 1 1 1 1 1 1 1 1}",
                "NHS number {nhs 2 2 2 2 2}",
                "NHS number {nhs 4 4 2}",
                "NHS number ({nhs 4-3-3})",
                "NHS number\n{nhs 3 3 4}",
                "NHS number {nhs 3\u00a03\u00a04}",
                "NHS number {nhs 3\u20093\u20094}",
                "NHS number {nhs 3–3–4}",
                "NHS number {nhs 3\u20113\u20114}",
                "NHS number {nhs 3 - 3 - 4}",
                "NHS number {nhs 3_3_4}",
                "NHS number {nhs 3/3/4}",
                "NHSNumber{nhs}",
                "https://pas.example/view?nhsNumber={nhs}",
                "scan_NHS_{nhs}.dcm was exported",
                "The patient, {nhs 3 3 4}, was moved twice.",
                "Patient {nhs} had two studies merged.",
                "pt {nhs 3-3-4} recalled",
                "Images of {nhs} (NHS number) were lost.",
                "{nhs 3 3 4} is the patient",
                "Hospital number {nhs} was used",
                "{issued}",
                "We merged {issued 3 3 4} into another record.",
                "We merged {issued 3-3-4} into another record.",
                "We merged {issued 3.3.4} into another record.",
                "We merged {issued 5 5} into another record.",
                "On 3 May 2005 {issued} was seen at 10:30.",
                "(ref {issued})",
                "The phone rang. On Tuesday morning the porter brought down {issued 3 3 4}",
                "The tel. is 0161 496 0000, the record {issued 3 3 4}",
            })
    void an_nhs_number_is_found_in_any_written_format(String sentence) {
        Example example = Example.of(sentence);

        assertThat(Guard.scan(example.text())).containsExactly(example.find(IdentifierKind.NHS_NUMBER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{chi}",
                "CHI {chi}",
                "CHI number: {chi 6 4}",
                "Seen again: {chi 6 4}",
                "{chi 6-4} is the record",
                "CHI no {chi 3 3 4}",
                "the patient ({chi 2 2 2 4})",
                "A record {chi}, merged"
            })
    void a_chi_number_begins_with_a_date_of_birth(String sentence) {
        Example example = Example.of(sentence);

        assertThat(Guard.scan(example.text())).containsExactly(example.find(IdentifierKind.CHI_NUMBER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{ireland}", "H&C number {ireland 3 3 4}", "HCN: {nhs}", "health and care number {nhs 3 3 4}"})
    void a_health_and_care_number_is_found(String sentence) {
        Example example = Example.of(sentence);

        assertThat(Guard.scan(example.text())).containsExactly(example.find(IdentifierKind.HEALTH_AND_CARE_NUMBER));
    }

    @ParameterizedTest
    @CsvSource({
        "400000, true", "450123, true", "499999, true", "600000, true", "799999, true",
        "500123, false", "599999, false", "800123, false", "943476, false", "142023, false"
    })
    void without_context_only_issued_ranges_count(String beginning, boolean found) {
        String number = withCheckDigit(beginning + "120", beginning + "121");

        assertThat(Guard.scan("It was " + number + " again.").isEmpty()).isNotEqualTo(found);
        assertThat(Guard.scan("NHS number " + number)).hasSize(1);
    }

    @Test
    void a_number_that_fails_the_sum_is_not_found_even_when_labelled() {
        for (char wrong = '0'; wrong <= '9'; wrong++) {
            String number = NHS.substring(0, 9) + wrong;

            assertThat(Guard.scan("NHS number " + number)).hasSize(number.equals(NHS) ? 1 : 0);
        }
    }

    @Test
    void digits_of_every_script_count_and_offsets_are_those_of_the_text() {
        String fullWidth = digitsFrom(0xff10);
        String arabic = digitsFrom(0x660);
        String bold = digitsFrom(0x1d7ce);
        String broken = NHS.substring(0, 5) + "\u200b" + NHS.substring(5);

        for (String number : List.of(fullWidth, arabic, bold, broken)) {
            assertThat(Guard.scan("Patient 👤 " + number + "!"))
                    .containsExactly(Find.certain(IdentifierKind.NHS_NUMBER, 11, 11 + number.length()));
        }
    }

    @Test
    void every_number_of_a_list_is_found_in_order() {
        String second = withCheckDigit("401234560");
        String text = "Merged:\n" + Example.grouped(ISSUED, "3 3 4") + "\n" + second + "; DOB 12/03/1956";

        assertThat(Guard.scan(text))
                .containsExactly(
                        Find.certain(IdentifierKind.NHS_NUMBER, 8, 20),
                        Find.certain(IdentifierKind.NHS_NUMBER, 21, 31),
                        Find.certain(IdentifierKind.DATE_OF_BIRTH, 37, 47));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // telephones
                "Call 1-{800 3-3-4} free",
                "Call {800 3-3-4}",
                "{800 3-3-4}",
                "{800}",
                "Patients can dial {800 3-3-4}",
                "Patients: {888 3-3-4}",
                "patient line {877 3.3.4}",
                "patients ({866 3-3-4})",
                "patient helpline {0800 4 3 3}",
                "patients can use {0800}",
                "Patients use {0800 4 6}",
                "tel {issued}",
                "Tel: {issued 3 3 4}",
                "phone {issued 3-3-4}",
                "telephone number {issued}",
                "fax {issued}",
                "bleep {issued}",
                "mobile {issued}",
                "ext. {issued}",
                "call the ward on {issued}",
                "+44 {issued}",
                "+44 {issued 4 6}",
                "+44(0){issued}",
                "0044 {issued}",
                "+{issued}",
                "1-{issued 3-3-4}",
                "1 {issued 3 3 4}",
                "+1 {issued 3-3-4}",
                "({issued 3) 3-4}",
                "{issued 3-3-4} (fax)",
                "{issued} ext 12",
                "{issued 3-3-4} or www.example.org",
                "Bethesda, MD 20892 {issued 3-3-4}",
                "{issued 3-3-4}, e-mail desk@example.org",
                "Patients may call {issued 3-3-4}",
                "{french 2 2 2 2 2}",
                "the patient's phone {nhs}",
                // parts of longer or other numbers
                "{issued}1",
                "1{issued}",
                "1.2.840.10008.5.1.4.{issued}",
                "1.2.840.{issued}.7",
                "{issued}.25",
                "0.{issued}",
                "ACC{issued}",
                "{issued}A",
                "_{issued}_",
                "NASA/TP-{issued 4-6}",
                "UI-{issued}",
                "{issued}-1",
                "400 500 {issued 3 3 4} 512",
                "1,{issued}",
                "20050331120000",
                "2005-03-31 12:00",
                "31/03/2005 12:00",
                "2005-03-31T12:00:00Z",
                "2003-04 2004-05 2005-06",
                "patients in 2003-04 and 2004-05",
                "{hour}",
                "12000-13000 feet",
                "patients 40000-50000",
                "{notice 6-4}",
                // addresses
                "https://example.org/article/{issued}",
                "https://example.org/a?id={issued}",
                "article/{issued}",
                "https://example.org/a-{issued}",
                "www.example.org/x:{issued}",
                "{issued}/view",
                "{issued}@example.org",
                "https://bmj.example/article/15568475",
                "7036036",
                "10.1136/bmj.{issued}",
                "doi:10.1016/{issued}",
                "doi {issued}",
                "192.168.100.1234",
                "10.20.30.40",
                "urn:oid:2.16.840.{issued}",
                "urn:{issued}",
                // books, money, places, things
                "ISBN {isbn}",
                "ISBN-10: {isbn}",
                "ISBN 978-0-306-40615-7, {isbn}",
                "ISSN 0306-4061",
                "£{issued}",
                "£1,234,567,890",
                "$ {issued}",
                "{issued}%",
                "{issued} bytes",
                "SU {issued 5 5}",
                "grid {issued 5 5}",
                "asset {issued}",
                "invoice no {issued}",
                "order number {issued}",
                "tracking number {issued}",
                "serial {issued}",
                "project code {issued}",
                "charity {issued}",
                "SNOMED {issued}",
                "version {issued 3.3.4}",
                // no identifier at all
                "",
                "RGT",
                "RJ1 and RRV",
                "L-42",
                "NHS 111",
                "patient 1111111111",
                "NHS number 0000000000",
                "NHS number 1234567890",
                "patients 1234567890",
                "A&E at 10:15, bed 4",
                "PACS 2003-2007",
                "HL7 v2.5",
                "NHS number not recorded",
                "The NHS in 2005 had 37% and 38%",
                "chi-squared {nhs}",
                "{nhs}",
                "{nhs 3 3 4}",
            })
    void what_only_looks_like_a_number_is_left_alone(String sentence) {
        assertThat(Guard.scan(Example.of(sentence).text())).isEmpty();
    }

    @Test
    void an_nhs_number_label_wins_over_the_form_of_a_telephone() {
        Example example = Example.of("Call about NHS number {800 3-3-4}");

        assertThat(Guard.scan(example.text())).containsExactly(example.find(IdentifierKind.NHS_NUMBER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NI number [AB123456C]",
                "National Insurance: [AB 12 34 56 C]",
                "NINO [ab123456c]",
                "N.I. no [CE-12-34-56-D]",
                "NI no. [JG 123 456 A].",
                "[AB123456C] (NI number)",
                "national insurance number is [AB 123456 C]",
                "NI Number\u00a0[AB\u00a012\u00a034\u00a056\u00a0C]",
                "NI: [AB123456]"
            })
    void a_national_insurance_number_is_found_in_context(String sentence) {
        assertThat(Guard.scan(unmarked(sentence)))
                .containsExactly(marked(sentence, IdentifierKind.NATIONAL_INSURANCE_NUMBER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AB123456C",
                "part AB 12 34 56 C",
                "NI number QQ 12 34 56 C",
                "NI number BG123456A",
                "NI number GB123456A",
                "NI number ZZ123456A",
                "NI number DA123456A",
                "NI number AO123456A",
                "NI number AB123456E",
                "NI number AB12345C",
                "NI number AB1234567C",
                "NI number XAB123456C",
                "the unit number AB123456C",
                "NI had 123456 visits"
            })
    void other_letters_and_digits_are_not_a_national_insurance_number(String sentence) {
        assertThat(Guard.scan(sentence)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DOB [12/03/1956]",
                "dob: [12-3-56]",
                "D.O.B. [12.03.1956]",
                "D.O.B [12 03 56]",
                "DoB=[1956-03-12]",
                "date of birth [12 March 1956]",
                "Date of birth: [March 12, 1956]",
                "Date of Birth was [12th of March 1956]",
                "born on [12 March 1956]",
                "born [12 Mar 56]",
                "born on the [1st April 1990]",
                "(DOB [12/03/1956])",
                "DOB [12031956]",
                "DOB [19560312]",
                "date_of_birth: [03/12/1956]",
                "DOB (dd/mm/yyyy): [12/03/1956]",
                "DOB\n[12/03/1956]",
                "born on Monday [12 March 1956]",
                "DOB [12 / 03 / 1956]",
                "DOB [Sept. 3 1956]",
                "DOB [１２/０３/１９５６]"
            })
    void a_labelled_date_of_birth_is_found(String sentence) {
        assertThat(Guard.scan(unmarked(sentence))).containsExactly(marked(sentence, IdentifierKind.DATE_OF_BIRTH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12/03/1956",
                "born in 1956",
                "born in March 1956",
                "born 1956",
                "on 12 March 2005 we went live",
                "DOB is checked at every step since 12/03/2005",
                "DOB was missing on 14 of 20 requests",
                "DOB 45/13/2005",
                "DOB defaulted to 01/01/1900",
                "The NHS was born on 5 July 1948",
                "the service was born on 1 April 2005",
                "her 80th birthday on 19 June 2025",
                "stillborn in 2005",
                "airborne 12/03/2005",
                "date of birthday 2005",
                "DOB/NHS number mismatch: 12 of 2005",
                "DOB 12/03",
                "adobe 12/03/2005"
            })
    void a_date_without_label_or_a_label_without_date_is_left_alone(String sentence) {
        assertThat(Guard.scan(sentence)).isEmpty();
    }

    @Test
    void no_text_has_no_finds() {
        assertThat(Guard.scan(null)).isEmpty();
        assertThat(Guard.scan("Check the label before the scan.")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_has_a_name_and_says_what_to_write_instead(IdentifierKind kind) {
        assertThat(kind.plainName()).isNotBlank();
        assertThat(kind.instead()).endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostile_text_takes_linear_time(String unit) {
        String text = unit.repeat(100_000 / unit.length());
        Guard.all(text); // the first pass pays for loading and compiling

        long start = CPU.getCurrentThreadCpuTime();
        Guard.all(text);

        // Measured: 1-320 ms, the most for 7,142 patients with a name each. Quadratic would be minutes.
        assertThat(Duration.ofNanos(CPU.getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    static Stream<String> hostile() {
        return Stream.of(
                "7",
                "4 ",
                "a",
                " ",
                "12 ",
                "-4",
                "4.",
                "\n4",
                "9\u200b",
                "\u200b",
                "1/1/90 ",
                "dob 1/1/90 ",
                "nhs ",
                "patient ",
                "born on the of is ",
                "ab 123456 c ",
                NHS + " ",
                ISSUED + ";",
                "/" + ISSUED,
                "nhs number " + NHS + " ",
                Example.grouped(ISSUED, "3-3-4") + " ",
                Example.grouped(ISSUED, "3 3 4") + " ",
                "x" + ISSUED,
                "\t1\n",
                "a,1\n",
                "MRN,Aa\n1234567,Bb Cc\n",
                "b. 1/1/90 ",
                "pid|||||||",
                "7~",
                "_" + ISSUED + "_",
                "@",
                "a.b@c.de ",
                "^",
                "ab^cd",
                "+44 ",
                "0161 496 0000 ",
                "tel 1 ",
                "mrn 12345 ",
                "hosp no ",
                "LS1 1AA ",
                "A",
                "a-A",
                "Aa ",
                "Aa Bb, ",
                "Mr Aa Bb ",
                "Patient Aa Bb ",
                "patient on Aa Bb ",
                "Aa Bb\nPatient Cc\n");
    }

    /** A sentence of a table with its number made and put in. */
    private record Example(String text, int start, int end) {

        static Example of(String sentence) {
            int open = sentence.indexOf('{');
            if (open < 0) {
                return new Example(sentence, 0, 0);
            }
            int close = sentence.indexOf('}');
            String inside = sentence.substring(open + 1, close);
            String name = inside.split(" ", 2)[0];
            String number =
                    inside.equals(name) ? number(name) : grouped(number(name), inside.substring(name.length() + 1));
            return new Example(
                    sentence.substring(0, open) + number + sentence.substring(close + 1), open, open + number.length());
        }

        Find find(IdentifierKind kind) {
            return Find.certain(kind, start, end);
        }

        /** The digits in groups of the sizes that the shape names, with its separators: "3-3-4". */
        static String grouped(String digits, String shape) {
            StringBuilder written = new StringBuilder();
            int at = 0;
            for (char c : shape.toCharArray()) {
                if (Character.isDigit(c)) {
                    written.append(digits, at, at += c - '0');
                } else {
                    written.append(c);
                }
            }
            return written.toString();
        }

        private static String number(String name) {
            return switch (name) {
                case "nhs" -> NHS;
                case "issued" -> ISSUED;
                case "ireland" -> IRELAND;
                case "chi" -> CHI;
                case "isbn" -> withCheckDigit("030640615");
                case "french" -> withCheckDigit("061234567", "061234568");
                case "hour" -> withCheckDigit("200503311", "200503312", "200503310");
                case "notice" -> withCheckDigit("010324202", "020324202");
                case "0800", "800", "866", "877", "888" ->
                    withCheckDigit(
                            (name + "5550123").substring(0, 9),
                            (name + "5550133").substring(0, 9),
                            (name + "5551233").substring(0, 9));
                default -> throw new IllegalArgumentException(name);
            };
        }
    }

    /** The first of the beginnings that has a check digit, with it. Written apart from the code it tests. */
    private static String withCheckDigit(String... nine) {
        for (String digits : nine) {
            int sum = 0;
            for (int i = 0; i < 9; i++) {
                sum += Character.digit(digits.charAt(i), 10) * (10 - i);
            }
            int check = 11 - sum % 11;
            if (check != 10) {
                return digits + check % 11;
            }
        }
        throw new IllegalArgumentException("none of these beginnings has a check digit");
    }

    private static String digitsFrom(int zero) {
        StringBuilder digits = new StringBuilder();
        NHS.chars().forEach(c -> digits.appendCodePoint(zero + c - '0'));
        return digits.toString();
    }

    private static String unmarked(String sentence) {
        return sentence.replace("[", "").replace("]", "");
    }

    private static Find marked(String sentence, IdentifierKind kind) {
        return Find.certain(kind, sentence.indexOf('['), sentence.indexOf(']') - 1);
    }
}
