package org.stile.lessons;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.stile.base.CleanText;

/** The words of a text in lower case: "don’t", "go-live" and "a&e" are one word each. */
final class Words {

    /** One character class: a group that repeats would use up the stack on a hostile text. */
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}'&-]*");

    private Words() {}

    static List<String> of(String text) {
        return WORD.matcher(plain(text)).results().map(MatchResult::group).toList();
    }

    /** In lower case and with straight apostrophes, as the lists of words are written; each character in its place. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        // not String.toLowerCase, which makes two characters of the Turkish İ
        text.chars().forEach(c -> plain.append(c == '’' ? '\'' : Character.toLowerCase((char) c)));
        return plain.toString();
    }

    static Set<String> set(String words) {
        return Set.copyOf(List.of(words.strip().split("\\s+")));
    }

    /** Any of these words or phrases, as whole words, in a {@link #plain} text. */
    static Pattern anyOf(String alternatives) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])(?:"
                + String.join("|", alternatives.strip().split("\\s*\\n\\s*")) + ")(?![\\p{L}\\p{N}])");
    }

    /** On one line and of at most this length, cut between words where there is such a place. */
    static String shortened(String text, int most) {
        String line = CleanText.line(text);
        if (line.length() <= most) {
            return line;
        }
        int space = line.lastIndexOf(' ', most - 1);
        int cut = space >= most / 2 ? space : most - 1;
        // half a character at the end would be shown as a question mark
        int whole = Character.isHighSurrogate(line.charAt(cut - 1)) ? cut - 1 : cut;
        return line.substring(0, whole).stripTrailing() + "…";
    }
}
