package org.stile.lessons;

import com.fasterxml.jackson.annotation.JsonInclude;
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
