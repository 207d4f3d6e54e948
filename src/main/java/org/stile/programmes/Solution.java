package org.stile.programmes;

import org.stile.base.Token;

/**
 * A supplier's product as provided to a region of a programme.
 *
 * @param region key of the region
 * @param subContractor who makes it, when that is another; or empty
 * @param product name and version, or empty
 * @param evidence what the maturity rests on, or empty
 * @param sourceUrl address of the source; empty where people keep it up here
 */
public record Solution(
        long id,
        String region,
        String supplier,
        String subContractor,
        String product,
        Maturity maturity,
        String evidence,
        String sourceTitle,
        String sourceUrl) {

    /** How far a solution has come; each needs evidence. */
    public enum Maturity implements Token {
        CONTRACTED("contracted", "Contracted, nowhere live"),
        PILOTED("piloted", "Tried at first sites"),
        LIVE("live", "Live at several trusts"),
        PROVEN("proven", "Live throughout its region"),
        ENDED("ended", "No longer provided");

        private final String value;
        private final String label;

        Maturity(String value, String label) {
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

    /** What it is called: who provides it, and the product where that is known. */
    public String name() {
        return product.isEmpty() ? providers() : providers() + ", " + product;
    }

    /** Who provides it, such as "Fujitsu Alliance with GE". */
    public String providers() {
        return subContractor.isEmpty() ? supplier : supplier + " with " + subContractor;
    }
}
