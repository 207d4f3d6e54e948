package org.stile.search.lucene;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Makes the ways of writing one thing meet: beside the parts of a compound it emits the parts joined, at the place of
 * the first. So {@code X-ray} and {@code x ray} are also {@code Xray}, {@code A&E} is also {@code AE}, {@code go-live}
 * also {@code golive}. It also marks what must not be stemmed, since only here the capitals are still known: short
 * words and acronyms.
 *
 * <p>It looks at the text itself, which {@link #text} must give before each stream. One stream at a time, like every
 * filter.
 */
final class CompoundFilter extends TokenFilter {

    /** Parts that stand for one thing: {@code go-live}, {@code A&E}. */
    static final String TIGHT = "<TIGHT>";

    /** Parts that may also stand for themselves: {@code CT/MR}, {@code x ray}. */
    static final String LOOSE = "<LOOSE>";

    // Longer chains are lists or addresses, and nobody writes them joined.
    private static final int MAX_PARTS = 4;
    private static final int MAX_LENGTH = 40;

    // Shorter words have no form to be reduced to; most of them here are codes (RIS, RGT, PAS).
    private static final int ALWAYS_EXACT = 3;
    private static final int LONGEST_ACRONYM = 5;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private final TypeAttribute type = addAttribute(TypeAttribute.class);
    private final KeywordAttribute exact = addAttribute(KeywordAttribute.class);

    private String text = "";
    private boolean shouted;
    private int compoundEnd;
    private Compound pending;

    CompoundFilter(TokenStream input) {
        super(input);
    }

    /** The text that the next stream is made from. */
    void text(String next) {
        text = next;
        shouted = next.chars().noneMatch(Character::isLowerCase);
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        compoundEnd = 0;
        pending = null;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (pending != null) {
            emit(pending);
            pending = null;
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        tidy();
        exact.setKeyword(term.length() <= ALWAYS_EXACT || acronym());
        if (offset.startOffset() >= compoundEnd) {
            pending = compound(offset.startOffset(), offset.endOffset());
        }
        return true;
    }

    private void emit(Compound compound) {
        clearAttributes();
        term.append(compound.joined);
        offset.setOffset(compound.start, compound.end);
        position.setPositionIncrement(0);
        type.setType(compound.type);
        exact.setKeyword(compound.joined.length() <= ALWAYS_EXACT);
        compoundEnd = compound.end;
    }

    /** {@code N.H.S} is {@code NHS}, and the plural of an acronym is the acronym: {@code PCs}. */
    private void tidy() {
        int length = term.length();
        if (length >= 3 && dotted()) {
            int to = 0;
            for (int from = 0; from < length; from += 2) {
                term.buffer()[to++] = term.charAt(from);
            }
            term.setLength(to);
        } else if (length >= 3
                && length <= LONGEST_ACRONYM + 1
                && term.charAt(length - 1) == 's'
                && capitals(length - 1)) {
            term.setLength(length - 1);
        }
    }

    private boolean dotted() {
        for (int i = 0; i < term.length(); i++) {
            boolean fits = i % 2 == 0 ? Character.isLetter(term.charAt(i)) : term.charAt(i) == '.';
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** In a text without a small letter capitals tell nothing. */
    private boolean acronym() {
        return !shouted && term.length() <= LONGEST_ACRONYM && capitals(term.length());
    }

    private boolean capitals(int length) {
        for (int i = 0; i < length; i++) {
            if (!Character.isUpperCase(term.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private Compound compound(int start, int end) {
        int parts = 1;
        int until = end;
        boolean tight = true;
        int gap = gap(start, until);
        while (gap > 0) {
            tight &= gap > 1 || joins(text.charAt(until));
            int nextStart = until + gap;
            until = endOfPart(nextStart);
            parts++;
            gap = parts > MAX_PARTS || until - start > MAX_LENGTH ? 0 : gap(nextStart, until);
        }
        return parts == 1 || parts > MAX_PARTS || until - start > MAX_LENGTH
                ? null
                : new Compound(start, until, joined(start, until), tight ? TIGHT : LOOSE);
    }

    /** How many characters lie between this part and the next one of the same compound; 0 where none follows. */
    private int gap(int start, int end) {
        if (!partAt(end + 1)) {
            return spacedAnd(start, end) ? 3 : 0;
        }
        char between = text.charAt(end);
        boolean letterBeforeWord = between == ' ' && end - start == 1 && standsForItself(text.charAt(start));
        return joins(between) || between == '/' || letterBeforeWord && Character.isLetter(text.charAt(end + 1)) ? 1 : 0;
    }

    /** {@code A & E}: short parts on both sides. */
    private boolean spacedAnd(int start, int end) {
        return end - start <= 2
                && text.startsWith(" & ", end)
                && partAt(end + 3)
                && endOfPart(end + 3) - (end + 3) <= 2;
    }

    private static boolean joins(char c) {
        return c == '-' || c == '\u2010' || c == '\u2011' || c == '\u2013' || c == '&';
    }

    /** A single letter that is no word: the x of "x ray". */
    private static boolean standsForItself(char c) {
        char lower = Character.toLowerCase(c);
        return Character.isLetter(c) && lower != 'a' && lower != 'i';
    }

    private boolean partAt(int index) {
        return index < text.length() && Character.isLetterOrDigit(text.charAt(index));
    }

    private int endOfPart(int start) {
        int end = start;
        while (partAt(end)) {
            end++;
        }
        return end;
    }

    private String joined(int start, int end) {
        StringBuilder joined = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                joined.append(text.charAt(i));
            }
        }
        return joined.toString();
    }

    private record Compound(int start, int end, String joined, String type) {}
}
