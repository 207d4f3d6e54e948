package org.stile.guard;

/**
 * The check digit of the NHS number, which the CHI number and the Health and Care number share.
 *
 * <p>After the NHS Data Dictionary, attribute NHS NUMBER
 * (https://www.datadictionary.nhs.uk/attributes/nhs_number.html), in our words: multiply the first nine digits by 10
 * down to 2 and add up; take the remainder of that sum by 11 from 11. That is the tenth digit, where 11 is written 0
 * and 10 means that the number is never issued. One random number in eleven passes; so does every ISBN-10 without an
 * X, which is why labels matter.
 */
final class Modulus11 {

    private Modulus11() {}

    /**
     * Whether the ten ASCII digits of plain text between {@code start} and {@code end} pass, whatever stands between
     * them. Ten equal digits do the sum well and are nobody's number.
     */
    static boolean passes(String plain, int start, int end) {
        int sum = 0;
        int weight = 10;
        boolean differ = false;
        for (int i = start; i < end; i++) {
            char c = plain.charAt(i);
            if (Plain.isDigit(c)) {
                sum += (c - '0') * weight--; // the check digit gets weight 1, so that the whole is a multiple of 11
                differ |= c != plain.charAt(start);
            }
        }
        return sum % 11 == 0 && differ;
    }
}
