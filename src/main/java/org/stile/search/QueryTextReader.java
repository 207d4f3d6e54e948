package org.stile.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one query, from left to right, once: its time is linear in the length of the text. */
final class QueryTextReader {

    private static final char QUOTE = '"';

    private final String text;
    private int at;

    QueryTextReader(String typed) {
        text = clean(typed);
    }

    QueryText read() {
        List<QueryText.Part> parts = new ArrayList<>();
        while (skipSpace()) {
            parts.addAll(part());
        }
        return new QueryText(text.strip(), parts);
    }

    /** Control characters and halves of surrogate pairs are spaces; the quotation marks of word processors are plain. */
    private static String clean(String typed) {
        StringBuilder out = new StringBuilder(typed.length());
        typed.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
                out.append(' ');
            } else if (c == '“' || c == '”' || c == '„') {
                out.append(QUOTE);
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    private boolean skipSpace() {
        while (at < text.length() && space(at)) {
            at++;
        }
        return at < text.length();
    }

    private boolean space(int index) {
        // no-break spaces too: people paste them
        return Character.isWhitespace(text.charAt(index)) || Character.isSpaceChar(text.charAt(index));
    }

    private List<QueryText.Part> part() {
        int start = at;
        boolean excluded = text.charAt(at) == '-' && at + 1 < text.length() && excludable(text.charAt(at + 1));
        if (excluded) {
            at++;
        }
        List<QueryText.Part> found = phrase().or(this::narrowing).map(List::of).orElseGet(this::words);
        if (!excluded) {
            return found;
        }
        return found.stream()
                .<QueryText.Part>map(part ->
                        new QueryText.Exclusion(found.size() == 1 ? text.substring(start, at) : "-" + part.raw(), part))
                .toList();
    }

    /** A dash before a space or another dash excludes nothing. */
    private boolean excludable(char next) {
        return next == QUOTE || Character.isLetterOrDigit(next) || Character.isSurrogate(next);
    }

    /** A quotation with both its marks; a lone mark is like a space. */
    private Optional<QueryText.Part> phrase() {
        if (text.charAt(at) != QUOTE) {
            return Optional.empty();
        }
        int end = text.indexOf(QUOTE, at + 1);
        if (end < 0) {
            return Optional.empty();
        }
        QueryText.Part phrase = new QueryText.Phrase(text.substring(at, end + 1), text.substring(at + 1, end));
        at = end + 1;
        return Optional.of(phrase);
    }

    private Optional<QueryText.Part> narrowing() {
        int colon = at;
        while (colon < text.length() && Character.isLetter(text.charAt(colon))) {
            colon++;
        }
        if (colon >= text.length() - 1 || text.charAt(colon) != ':') {
            return Optional.empty();
        }
        int valueStart = colon + 1;
        return Filter.named(text.substring(at, colon)).flatMap(filter -> narrowing(filter, valueStart));
    }

    private Optional<QueryText.Part> narrowing(Filter filter, int valueStart) {
        int start = at;
        boolean quoted = text.charAt(valueStart) == QUOTE;
        int end = quoted ? text.indexOf(QUOTE, valueStart + 1) : endOfRun(valueStart);
        String value = end < 0
                ? ""
                : text.substring(quoted ? valueStart + 1 : valueStart, end).strip();
        if (value.isEmpty()) {
            return Optional.empty();
        }
        at = quoted ? end + 1 : end;
        return Optional.of(new QueryText.Narrowing(text.substring(start, at), filter, value));
    }

    private List<QueryText.Part> words() {
        int end = Math.max(endOfRun(at), at + 1);
        String run = text.substring(at, end).replace(QUOTE, ' ').strip();
        at = end;
        return run.isEmpty() ? List.of() : List.of(new QueryText.Word(run));
    }

    private int endOfRun(int from) {
        int end = from;
        while (end < text.length() && !space(end) && text.charAt(end) != QUOTE) {
            end++;
        }
        return end;
    }
}
