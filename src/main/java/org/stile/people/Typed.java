package org.stile.people;

import java.util.regex.Pattern;
import org.stile.base.CleanText;

/** What people and programs send, made fit for one line in the database. */
final class Typed {

    /** RFC 5321 leaves room for no more. */
    static final int LONGEST_EMAIL = 254;

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]+");

    private Typed() {}

    /** One line without white space at its ends; empty for null. */
    static String line(String text) {
        return text == null ? "" : CleanText.line(text);
    }

    /** Whether a line looks like an e-mail address; only using the account can show that it is one. */
    static boolean isEmail(String line) {
        return line.length() <= LONGEST_EMAIL && EMAIL.matcher(line).matches();
    }
}
