package org.stile.search.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;

/**
 * Finds where the words of a query stand in lessons, by the places that the index keeps: no text is taken apart again.
 * For one search; documents in ascending order.
 */
final class Marks {

    private final Map<String, Integer> groups = new LinkedHashMap<>();
    private final List<Sequence> sequences = new ArrayList<>();
    private final Set<String> written = new HashSet<>();
    private final Map<Term, PostingsEnum> open = new HashMap<>();
    private LeafReaderContext leaf;

    Marks(Wanted wanted) {
        int group = 0;
        for (Wanted.Word word : wanted.words()) {
            int number = group++;
            written.add(word.unit().written().toLowerCase(Locale.ROOT));
            word.unit().words().forEach(form -> groups.putIfAbsent(form, number));
            word.unit().sequences().forEach(words -> sequences.add(new Sequence(words, number)));
        }
        for (List<List<String>> phrase : wanted.phrases()) {
            sequences.add(new Sequence(phrase, group++));
        }
    }

    /**
     * A place in a text that one of the words matched.
     *
     * @param group the same for all forms of one word
     */
    record Mark(int start, int end, int group) {

        /** The same in a text that begins here. */
        Mark from(int beginning) {
            return new Mark(start - beginning, end - beginning, group);
        }
    }

    private record Sequence(List<List<String>> words, int group) {}

    private record Place(int position, int start, int end) {}

    /** Whether one of the words is this reference or identifier, whole. */
    boolean name(String id) {
        return written.contains(id.toLowerCase(Locale.ROOT));
    }

    /** Where the words are in a field of a document, in order, without overlaps. */
    List<Mark> in(LessonField field, LeafReaderContext segment, int doc) throws IOException {
        if (segment != leaf) {
            leaf = segment;
            open.clear();
        }
        Map<String, List<Place>> seen = new HashMap<>();
        List<Mark> found = new ArrayList<>();
        for (Map.Entry<String, Integer> form : groups.entrySet()) {
            for (Place place : places(field, form.getKey(), doc, seen)) {
                found.add(new Mark(place.start, place.end, form.getValue()));
            }
        }
        for (Sequence sequence : sequences) {
            addSequences(sequence, field, doc, seen, found);
        }
        return apart(found);
    }

    private void addSequences(
            Sequence sequence, LessonField field, int doc, Map<String, List<Place>> seen, List<Mark> found)
            throws IOException {
        List<Place> begun = places(field, sequence.words.getFirst(), doc, seen);
        Map<Integer, Integer> ends = new HashMap<>();
        begun.forEach(place -> ends.put(place.position, place.end));
        for (int i = 1; i < sequence.words.size() && !ends.isEmpty(); i++) {
            Map<Integer, Integer> next = new HashMap<>();
            for (Place place : places(field, sequence.words.get(i), doc, seen)) {
                if (ends.containsKey(place.position - i)) {
                    next.put(place.position - i, place.end);
                }
            }
            ends.keySet().retainAll(next.keySet());
            ends.putAll(next);
        }
        for (Place first : begun) {
            Integer end = ends.get(first.position);
            if (end != null && end >= first.end) {
                found.add(new Mark(first.start, end, sequence.group));
            }
        }
    }

    private List<Place> places(LessonField field, List<String> forms, int doc, Map<String, List<Place>> seen)
            throws IOException {
        List<Place> places = new ArrayList<>();
        for (String form : forms) {
            places.addAll(places(field, form, doc, seen));
        }
        return places;
    }

    private List<Place> places(LessonField field, String form, int doc, Map<String, List<Place>> seen)
            throws IOException {
        List<Place> known = seen.get(form);
        if (known == null) {
            known = read(new Term(field.key(), form), doc);
            seen.put(form, known);
        }
        return known;
    }

    private List<Place> read(Term term, int doc) throws IOException {
        PostingsEnum postings = open.get(term);
        if (postings == null && !open.containsKey(term)) {
            postings = leaf.reader().postings(term, PostingsEnum.OFFSETS);
            open.put(term, postings);
        }
        if (postings == null || (postings.docID() < doc ? postings.advance(doc) : postings.docID()) != doc) {
            return List.of();
        }
        List<Place> places = new ArrayList<>(postings.freq());
        for (int i = postings.freq(); i > 0; i--) {
            int position = postings.nextPosition();
            places.add(new Place(position, postings.startOffset(), postings.endOffset()));
        }
        return places;
    }

    /** In order; of marks that overlap one. */
    private static List<Mark> apart(List<Mark> found) {
        found.sort(Comparator.comparingInt(Mark::start).thenComparingInt(mark -> -mark.end));
        List<Mark> marks = new ArrayList<>();
        found.forEach(mark -> add(marks, mark));
        return marks;
    }

    private static void add(List<Mark> marks, Mark next) {
        if (marks.isEmpty() || next.start >= marks.getLast().end) {
            marks.add(next);
        } else if (next.end > marks.getLast().end) {
            Mark last = marks.removeLast();
            marks.add(new Mark(last.start, next.end, last.group));
        }
    }
}
