package org.stile.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;
import org.apache.lucene.search.spell.SuggestWordQueue;
import org.apache.lucene.util.BytesRef;

/**
 * Puts right what was misspelt. A word that no lesson of this viewer has counts as the nearest one that some have, so
 * that the right lessons come at once; who meant it as typed puts it in quotation marks. Words that the dictionary has
 * are left as they are, and codes, acronyms and words of three letters. For one search.
 */
final class Spelling {

    // Shorter words have too many neighbours, and most of them here are codes.
    private static final int SHORTEST = 4;

    // Two letters changed make another medicine of a shorter word: prednisone, prednisolone.
    private static final int LONG = 13;

    // In a longer text one word more or less tells little, and words that no lesson has are mostly just rare.
    private static final int MOST_WORDS = 8;
    private static final int CONSIDERED = 20;

    // Words that begin with one that is no English word; more are not looked through.
    private static final int ENDINGS = 20;

    // A word that is its own stem, as two of three are, is in the first of them only.
    private static final List<LessonField> TAUGHT_BY = List.of(LessonField.WORDS, LessonField.WRITTEN);

    private final Snapshot snapshot;
    private final Rarity rarity;
    private final Findable findable;
    private final Map<String, String> corrections = new LinkedHashMap<>();

    Spelling(Snapshot snapshot, Rarity rarity, Findable findable) {
        this.snapshot = snapshot;
        this.rarity = rarity;
        this.findable = findable;
    }

    /** The same with every misspelt word also counting as what was probably meant. */
    Wanted corrected(Wanted wanted) throws IOException {
        if (wanted.words().size() > MOST_WORDS) {
            return wanted;
        }
        for (Wanted.Word word : wanted.words()) {
            String written = word.unit().written().toLowerCase(Locale.ROOT);
            boolean code = word.unit().written().chars().noneMatch(Character::isLowerCase);
            if (!code && misspelt(word.unit(), written) && !English.has(written)) {
                nearest(written).ifPresent(better -> corrections.put(written, better));
            }
        }
        return corrections.isEmpty()
                ? wanted
                : wanted.with(unit -> Optional.ofNullable(
                                corrections.get(unit.written().toLowerCase(Locale.ROOT)))
                        .map(better -> unit.orAlso(List.of(Units.sequence(better))))
                        .orElse(unit));
    }

    /** A text with its misspelt words put right. */
    String corrected(String text) {
        String better = text;
        for (Map.Entry<String, String> correction : corrections.entrySet()) {
            better = Pattern.compile(
                            "(?<![\\p{L}\\p{N}])" + Pattern.quote(correction.getKey()) + "(?![\\p{L}\\p{N}])",
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                    .matcher(better)
                    .replaceAll(Matcher.quoteReplacement(correction.getValue()));
        }
        return better;
    }

    /** The whole query put right; empty where there was nothing to put right. */
    String didYouMean(String typed) {
        return corrections.isEmpty() ? "" : corrected(typed);
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        corrections.forEach((typed, better) -> notes.add(
                "No lesson has “%s”, so lessons with “%s” are shown. Put it in quotation marks to look for it as it is."
                        .formatted(typed, better)));
        return notes;
    }

    private boolean misspelt(Unit unit, String written) throws IOException {
        if (!unit.word() || !unit.also().isEmpty() || written.length() < SHORTEST || !letters(written)) {
            return false;
        }
        for (String form : unit.words().toList()) {
            if (readable(new Term(LessonField.WORDS.key(), form))) {
                return false;
            }
        }
        return true;
    }

    /** Whether a word may be what a misspelt one was meant to be; every other can be left out of WRITTEN. */
    static boolean teaches(String written) {
        return written.length() >= SHORTEST - 1 && letters(written);
    }

    private static boolean letters(String word) {
        // every word of every lesson comes here while indexing: a stream would take several times as long
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < 'a' || word.charAt(i) > 'z') {
                return false;
            }
        }
        return true;
    }

    private record Candidate(Term term, SuggestWord word) {}

    /** The most frequent of the nearest words that this viewer may know of. */
    private Optional<String> nearest(String written) throws IOException {
        DirectSpellChecker checker = new DirectSpellChecker();
        checker.setMaxEdits(written.length() < LONG ? 1 : 2);
        checker.setMinPrefix(1);
        checker.setAccuracy(0);
        checker.setMinQueryLength(SHORTEST);
        checker.setMaxInspections(20);
        List<Candidate> found = new ArrayList<>();
        for (LessonField field : TAUGHT_BY) {
            for (SuggestWord word : checker.suggestSimilar(
                    new Term(field.key(), written), CONSIDERED, snapshot.reader(), SuggestMode.SUGGEST_ALWAYS)) {
                found.add(new Candidate(new Term(field.key(), word.string), word));
            }
        }
        found.sort(Comparator.comparing(Candidate::word, SuggestWordQueue.DEFAULT_COMPARATOR)
                .reversed());
        for (Candidate candidate : found) {
            String word = candidate.word.string;
            if (letters(word) && readable(candidate.term)) {
                return Optional.of(whole(word));
            }
        }
        return Optional.empty();
    }

    /**
     * A word as somebody wrote it. What the stemmer leaves of one that it does not know may be none: siemen of Siemens,
     * cybersecur of cybersecurity. Those are in WRITTEN, and begin with it.
     */
    private String whole(String stem) throws IOException {
        Terms written = MultiTerms.getTerms(snapshot.reader(), LessonField.WRITTEN.key());
        if (written == null || English.has(stem)) {
            return stem;
        }
        TermsEnum longer = written.iterator();
        boolean more = longer.seekCeil(new BytesRef(stem)) != TermsEnum.SeekStatus.END;
        for (int i = 0; i < ENDINGS && more; i++) {
            Term term = new Term(LessonField.WRITTEN.key(), BytesRef.deepCopyOf(longer.term()));
            if (!term.text().startsWith(stem)) {
                return stem;
            }
            if (Analysed.of(term.text()).words().getFirst().stem().equals(stem) && readable(term)) {
                return term.text();
            }
            more = longer.next() != null;
        }
        return stem;
    }

    /** Whether some lesson that this viewer can find has the word. */
    private boolean readable(Term term) throws IOException {
        if (!rarity.exists(term)) {
            return false;
        }
        return findable.everything()
                || snapshot.searcher()
                        .search(findable.only(new TermQuery(term)), Found.one(new AnyResult()))
                        .found();
    }
}
