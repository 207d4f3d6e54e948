package org.stile.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stile.attachments.Attachments;
import org.stile.changes.Changes;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonContent;
import org.stile.lessons.LessonLinks;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Lessons;
import org.stile.lessons.Recommendation;
import org.stile.lessons.Standing;
import org.stile.lessons.WordTraces;
import org.stile.search.meaning.SentenceModel;

/** Lessons' vectors: kept in the database, computed in the background. */
@ApplicationScoped
public class Meanings implements WordTraces {

    // About a second's work, so that a stop is never far away.
    private static final int BATCH = 32;

    // Imported texts may be 100,000 characters long, of which a batch would take minutes inside its transaction.
    private static final int LONGEST = 10_000;

    private final MeaningStore store;
    private final Lessons lessons;
    private final LessonLinks links;
    private final Changes changes;
    private final Attachments attachments;

    Meanings(MeaningStore store, Lessons lessons, LessonLinks links, Changes changes, Attachments attachments) {
        this.store = store;
        this.lessons = lessons;
        this.links = links;
        this.changes = changes;
        this.attachments = attachments;
    }

    /**
     * Lessons with how they stand, what is kept of their meaning, and what their files say; a vector of an earlier
     * revision is better than none.
     */
    @Transactional
    public List<IndexEntry> of(List<Lesson> batch) {
        if (batch.isEmpty()) {
            return List.of();
        }
        List<Long> numbers = batch.stream().map(lesson -> lesson.ref().number()).toList();
        Map<Long, MeaningStore.Kept> kept = store.of(numbers);
        Map<Long, Standing.Both> standings = links.standings(numbers);
        Map<Long, String> files = attachments.forIndex(numbers);
        return batch.stream()
                .map(lesson -> {
                    long number = lesson.ref().number();
                    MeaningStore.Kept own = kept.get(number);
                    return new IndexEntry(
                            lesson,
                            own == null ? null : own.vector(),
                            standings.getOrDefault(number, Standing.Both.NONE),
                            files.getOrDefault(number, ""));
                })
                .toList();
    }

    /** How many published lessons still wait for the vector of their present revision. */
    @Transactional
    public long waiting() {
        return store.countWithout();
    }

    /**
     * Computes the vectors of some lessons that have none.
     *
     * @param after only of lessons with a higher number
     * @return the highest number done; {@code after} itself when another node computes; -1 when there was nothing to do
     */
    @Transactional
    long compute(long after, SentenceModel model) {
        if (!store.mayCompute()) {
            return after;
        }
        List<Long> numbers = store.without(after, BATCH);
        if (numbers.isEmpty()) {
            return -1;
        }
        List<Lesson> batch = lessons.forIndex(numbers);
        List<float[]> vectors = model.vectors(
                batch.stream().map(lesson -> text(lesson.content())).toList());
        for (int i = 0; i < vectors.size(); i++) {
            Lesson lesson = batch.get(i);
            store.put(lesson.ref().number(), lesson.revision(), vectors.get(i));
        }
        changes.append(
                Changes.LESSON,
                batch.stream().map(lesson -> lesson.ref().number()).toList());
        return numbers.getLast();
    }

    /** Waits for whoever computes, who may have read the old text; it is computed again from the new one. */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(LessonRef ref) {
        store.awaitTurn();
        store.delete(ref.number());
    }

    @Override
    public Set<String> tables() {
        return Set.of("lesson_meaning");
    }

    /** What a lesson says, as the model reads it: never where it comes from, which its attribution may hide. */
    public static String text(LessonContent content) {
        String whole = Stream.of(
                        Stream.of(
                                content.title() + ".",
                                content.summary(),
                                content.event(),
                                content.impact(),
                                content.causes()),
                        content.recommendations().stream().map(Recommendation::toString),
                        Stream.of(content.appliesWhen()))
                .flatMap(texts -> texts)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
        return whole.substring(0, Math.min(LONGEST, whole.length()));
    }
}
