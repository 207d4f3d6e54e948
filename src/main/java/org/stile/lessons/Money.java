package org.stile.lessons;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stile.base.Token;

/**
 * What a lesson says about money, in pence.
 *
 * @param oneOff what it cost once, or null
 * @param recurrent what it costs a year, or null
 * @param saving what it saves a year, or null
 * @param basis whether the figures are estimates or what it came to; null when not known
 * @param yearBase the year whose prices these are, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Money(Range oneOff, Range recurrent, Range saving, Basis basis, Integer yearBase) {

    /** Whether no figure is given at all. */
    public boolean none() {
        return oneOff == null && recurrent == null && saving == null;
    }

    /**
     * A range of pence, both ends included; one figure has two equal ends.
     *
     * @param from at least 0
     * @param to at least {@code from}
     */
    public record Range(long from, long to) {

        /** "£1,200", "1200.50", "180,000 to 200,000", "180000-200000". */
        private static final Pattern AMOUNTS = Pattern.compile(
                "£?\\s*([0-9][0-9,]*(?:\\.[0-9]{2})?)\\s*(?:(?:to|-|–)\\s*£?\\s*([0-9][0-9,]*(?:\\.[0-9]{2})?))?");

        private static final int LONGEST = 60;

        /**
         * Pounds as people write them; what {@link #label} writes is read as the same.
         *
         * @return empty when it is not written like an amount or a range
         * @throws ArithmeticException when it is more than a number of pence can hold
         */
        public static Optional<Range> parse(String text) {
            Matcher amounts = AMOUNTS.matcher(text);
            if (text.length() > LONGEST || !amounts.matches()) {
                return Optional.empty();
            }
            long from = pence(amounts.group(1));
            return Optional.of(new Range(from, amounts.group(2) == null ? from : pence(amounts.group(2))));
        }

        private static long pence(String pounds) {
            return new BigDecimal(pounds.replace(",", "")).movePointRight(2).longValueExact();
        }

        /** As pages write it, such as "£9,800,000" or "£180,000 to £200,000". */
        public String label() {
            return from == to ? pounds(from) : pounds(from) + " to " + pounds(to);
        }

        private static String pounds(long pence) {
            return pence % 100 == 0 ? "£%,d".formatted(pence / 100) : "£%,d.%02d".formatted(pence / 100, pence % 100);
        }
    }

    /** How sure the figures are. */
    public enum Basis implements Token {
        ESTIMATE("estimate", "Estimate"),
        ACTUAL("actual", "Actual");

        private final String value;
        private final String label;

        Basis(String value, String label) {
            this.value = value;
            this.label = label;
        }

        @Override
        public String value() {
            return value;
        }

        @Override
        public String label() {
            return label;
        }
    }
}
