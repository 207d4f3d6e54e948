package org.stile.cases;

import java.util.Map;
import org.stile.lessons.Money;

/** Amounts of money: whole pence, never fractions. */
final class Pounds {

    /** Ten thousand million pounds: thousands of such lines can be added up and nothing overflows. */
    static final long MOST = 1_000_000_000_000L;

    private Pounds() {}

    /** As pages write it, such as "£9,800,000" or "-£12.50". */
    static String label(long pence) {
        String amount = new Money.Range(Math.absExact(pence), Math.absExact(pence)).label();
        return pence < 0 ? "-" + amount : amount;
    }

    /** As a form holds it: without the sign of the pound. */
    static String field(Long pence) {
        return pence == null ? "" : label(pence).replace("£", "");
    }

    /**
     * What a field says.
     *
     * @param wrong where to say what cannot be read
     * @return null when it is empty or cannot be read
     */
    static Long read(Map<String, String> wrong, String field, String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            Money.Range amount = Money.Range.parse(text).orElse(null);
            if (amount == null || amount.from() != amount.to()) {
                wrong.putIfAbsent(field, "Give an amount in pounds, such as 1,200 or 1,200.50");
                return null;
            }
            check(wrong, field, amount.from());
            return amount.from();
        } catch (ArithmeticException tooMuch) {
            check(wrong, field, Long.MAX_VALUE);
            return null;
        }
    }

    /** Refuses what is less than nothing or more than can be. */
    static void check(Map<String, String> wrong, String field, long pence) {
        if (pence < 0 || pence > MOST) {
            wrong.putIfAbsent(field, "Give an amount from £0 to " + label(MOST));
        }
    }

    /** Pence as a spreadsheet takes pounds: "1200.50"; empty when there are none. */
    static String plain(Long pence) {
        return pence == null ? "" : "%d.%02d".formatted(pence / 100, pence % 100);
    }
}
