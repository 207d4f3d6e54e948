package org.stile.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Reads units from a piece of a query. Every word has two forms, its stem and as it is written: acronyms are indexed
 * unstemmed where their capitals are seen, so that {@code pacs} has to meet both.
 */
final class Units {

    private Units() {}

    /** The units of a text, in order; empty where it has no word. */
    static List<Unit> of(String text) {
        List<Token> tokens = tokens(text);
        List<Unit> units = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            at = read(text, tokens, at, units);
        }
        return units;
    }

    /** The words of a text in order, compounds taken apart: for phrases. */
    static List<List<String>> sequence(String text) {
        return tokens(text).stream()
                .filter(token -> !token.compound())
                .map(Token::forms)
                .toList();
    }

    /** The words of a text as they are written, compounds taken apart. */
    static List<String> exact(String text) {
        return read(text, TextAnalyser.EXACT).stream()
                .filter(token -> !token.compound())
                .map(token -> token.forms.getFirst())
                .toList();
    }

    private static int read(String text, List<Token> tokens, int at, List<Unit> units) {
        Token first = tokens.get(at);
        boolean compound = at + 1 < tokens.size() && tokens.get(at + 1).compound();
        if (!compound) {
            units.add(Unit.of(first.in(text), List.of(first.forms()), List.of()));
            return at + 1;
        }
        Token joined = tokens.get(at + 1);
        List<Token> parts = new ArrayList<>(List.of(first));
        int next = at + 2;
        while (next < tokens.size() && tokens.get(next).end <= joined.end) {
            parts.add(tokens.get(next++));
        }
        units.addAll(
                joined.type.equals(CompoundFilter.TIGHT) ? tight(text, parts, joined) : loose(text, parts, joined));
        return next;
    }

    private static List<Unit> tight(String text, List<Token> parts, Token joined) {
        return List.of(Unit.of(joined.in(text), parts.stream().map(Token::forms).toList(), joined.forms()));
    }

    /** Each part is a unit of its own that the joined form also counts for. */
    private static List<Unit> loose(String text, List<Token> parts, Token joined) {
        return parts.stream()
                .map(part -> Unit.of(
                        part.in(text),
                        List.of(Stream.concat(part.forms().stream(), joined.forms().stream())
                                .distinct()
                                .toList()),
                        List.of()))
                .toList();
    }

    private static List<Token> tokens(String text) {
        List<Token> stems = read(text, TextAnalyser.STEMMED);
        List<Token> exact = read(text, TextAnalyser.EXACT);
        List<Token> both = new ArrayList<>(stems.size());
        for (int i = 0; i < stems.size(); i++) {
            both.add(stems.get(i).also(exact.get(i).forms.getFirst()));
        }
        return both;
    }

    private static List<Token> read(String text, TextAnalyser analyser) {
        List<Token> tokens = new ArrayList<>();
        try (TokenStream stream = analyser.tokenStream("", text)) {
            CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.getAttribute(OffsetAttribute.class);
            TypeAttribute type = stream.getAttribute(TypeAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(new Token(List.of(term.toString()), offset.startOffset(), offset.endOffset(), type.type()));
            }
            stream.end();
            return tokens;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Token(List<String> forms, int start, int end, String type) {

        boolean compound() {
            return type.equals(CompoundFilter.TIGHT) || type.equals(CompoundFilter.LOOSE);
        }

        String in(String text) {
            return text.substring(start, end);
        }

        Token also(String form) {
            return forms.contains(form) ? this : new Token(List.of(forms.getFirst(), form), start, end, type);
        }
    }
}
