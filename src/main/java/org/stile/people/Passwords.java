package org.stile.people;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Passwords: what one must be, and bcrypt. Thread-safe; hashing takes a noticeable part of a second, on purpose. */
@Singleton
class Passwords {

    /** Twelve characters withstand guessing at bcrypt's pace. */
    private static final int SHORTEST = 12;

    /** bcrypt reads no further than so many bytes. */
    private static final int LONGEST = 72;

    // A long word of few letters is as easy to guess as a short one.
    private static final int FEWEST_CHARACTERS = 5;

    private static final Set<String> COMMON = Set.of(
            "password1234",
            "password12345",
            "password123456",
            "password123!",
            "passwordpassword",
            "passw0rd1234",
            "123456789012",
            "1234567890123",
            "qwertyuiop12",
            "qwertyuiop123",
            "qwertyuiop1234",
            "1q2w3e4r5t6y",
            "1qaz2wsx3edc",
            "iloveyou1234",
            "letmein12345",
            "welcome12345",
            "welcome123456",
            "changeme1234",
            "administrator",
            "adminadminadmin",
            "nhsnhsnhsnhs",
            "abcdefghijkl",
            "abcd12345678",
            "abc123456789");

    private final int cost;
    private final String nobodys;

    Passwords(PeopleConfig config) {
        this.cost = config.passwordCost();
        this.nobodys = BcryptUtil.bcryptHash(Secrets.token(), cost);
    }

    /** Why this password cannot be used, as a sentence with the remedy; empty when it can. */
    static Optional<String> refusal(String password, String email) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(
                    "Use at least " + SHORTEST + " characters. Three words that do not belong together do well.");
        }
        if (bytes(password) > LONGEST) {
            return Optional.of("Use at most " + LONGEST + " characters, fewer with accents or signs.");
        }
        return guessable(password.toLowerCase(Locale.ROOT), email.toLowerCase(Locale.ROOT))
                ? Optional.of("That one is easy to guess. Use three words that do not belong together.")
                : Optional.empty();
    }

    private static boolean guessable(String password, String email) {
        return COMMON.contains(password)
                || password.equals(email)
                || password.chars().distinct().count() < FEWEST_CHARACTERS;
    }

    String hash(String password) {
        return hash(password, cost);
    }

    static String hash(String password, int cost) {
        return BcryptUtil.bcryptHash(prepared(password), cost);
    }

    /**
     * Whether it is the password. Takes as long for an account without a hash (empty) or without existence as for
     * any other, so that time does not tell who has an account.
     */
    boolean matches(String password, String hash) {
        boolean usable = !hash.isEmpty() && bytes(password) <= LONGEST;
        boolean same = BcryptUtil.matches(usable ? prepared(password) : "", usable ? hash : nobodys);
        return usable && same;
    }

    private static int bytes(String password) {
        return prepared(password).getBytes(StandardCharsets.UTF_8).length;
    }

    // The same accented letter is typed as one code point on one keyboard and as two on another.
    private static String prepared(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }
}
