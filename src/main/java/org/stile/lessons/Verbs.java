package org.stile.lessons;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Whether words say that somebody does something or that something happens. Lists and endings, not a grammar: each
 * answer can be explained, and where they don't know they rather see a verb, since advice that is wrong costs trust.
 */
final class Verbs {

    private static final Pattern CLAUSE = Pattern.compile("[,:;.!?()–—]");

    private Verbs() {}

    /** Whether one of the text's clauses tells the reader what to do or not to do. */
    static boolean instruct(String text) {
        return instruct(Words.of(text))
                || CLAUSE.splitAsStream(text).map(Words::of).anyMatch(Verbs::instruct);
    }

    /** Whether these words begin with an instruction; "test results" does not, "test the results" does. */
    static boolean instruct(List<String> words) {
        int first = firstThatMatters(words);
        if (first == words.size()) {
            return false;
        }
        String verb = words.get(first);
        return forbids(words.subList(0, first))
                || VerbWords.ACTIONS.contains(verb)
                || VerbWords.ALSO_NOUNS.contains(verb) && points(words, first + 1)
                || unknownVerb(words, first);
    }

    /**
     * Whether a sentence of prose begins with an instruction. Stricter than for titles: the past is often told without
     * a subject ("never had this before", "don’t know why").
     */
    static boolean instructPlainly(List<String> words) {
        int first = firstThatMatters(words);
        if (first == words.size()) {
            return false;
        }
        String verb = words.get(first);
        if (forbids(words.subList(0, first))) {
            return !VerbWords.SAID_OF_ONESELF.contains(verb)
                    && !VerbWords.TELLING.contains(verb)
                    && !happened(verb, "");
        }
        return VerbWords.ACTIONS.contains(verb)
                || VerbWords.ALSO_NOUNS.contains(verb)
                        && first + 1 < words.size()
                        && VerbWords.POINTING.contains(words.get(first + 1));
    }

    /** Whether the first word can be a verb, whatever follows: enough for a line that stands after "Do". */
    static boolean canBegin(List<String> words) {
        int first = firstThatMatters(words);
        return first < words.size()
                && (forbids(words.subList(0, first))
                        || VerbWords.ACTIONS.contains(words.get(first))
                        || VerbWords.ALSO_NOUNS.contains(words.get(first))
                        || unknownVerb(words, first));
    }

    /** Whether a word says that something is or happens, somewhere in a title. */
    static boolean tell(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String before = i == 0 ? "to" : words.get(i - 1);
            if (tells(words.get(i), before) || happened(words.get(i), before)) {
                return true;
            }
        }
        return false;
    }

    /** Like {@link #tell}, without the past: "issues found in testing" tells nothing yet. */
    static boolean tellPlainly(List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            if (tells(words.get(i), words.get(i - 1))) {
                return true;
            }
        }
        return false;
    }

    private static boolean tells(String word, String before) {
        boolean bare = !before.equals("to");
        return bare && VerbWords.TELLING.contains(word)
                || word.endsWith("n't")
                || word.endsWith("'ve")
                || word.endsWith("'re")
                || word.endsWith("'ll")
                || word.endsWith("'d");
    }

    private static boolean happened(String word, String before) {
        boolean past = VerbWords.PAST.contains(word)
                || word.length() > 4
                        && word.endsWith("ed")
                        && !word.contains("-")
                        && !VerbWords.NOT_PAST.contains(word);
        return past && !VerbWords.BEFORE_ADJECTIVES.contains(before);
    }

    private static boolean points(List<String> words, int from) {
        for (int i = from; i < words.size(); i++) {
            boolean placed = i > from && VerbWords.PLACING.contains(words.get(i - 1));
            if (VerbWords.POINTING.contains(words.get(i)) && !placed) {
                return true;
            }
        }
        return false;
    }

    /** "Triangulate the counts": a word that no list has, right before a word that points at something. */
    private static boolean unknownVerb(List<String> words, int first) {
        String word = words.get(first);
        return first + 1 < words.size()
                && VerbWords.DETERMINERS.contains(words.get(first + 1))
                && !word.endsWith("ing")
                && !word.endsWith("ed")
                && !word.endsWith("s")
                && !VerbWords.POINTING.contains(word)
                && !VerbWords.PLACING.contains(word)
                && !VerbWords.TELLING.contains(word);
    }

    private static int firstThatMatters(List<String> words) {
        int first = 0;
        while (first < words.size() && (VerbWords.OPENING.contains(words.get(first)) || doNot(words, first))) {
            first++;
        }
        return first;
    }

    private static boolean forbids(List<String> opening) {
        return opening.contains("don't") || opening.contains("never") || opening.contains("not");
    }

    private static boolean doNot(List<String> words, int at) {
        return at > 0 && words.get(at).equals("not") && words.get(at - 1).equals("do");
    }
}
