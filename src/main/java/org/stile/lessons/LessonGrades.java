package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.List;
import org.stile.changes.Changes;

/** Writes evidence grades: never by hand, always computed anew from what is kept. */
@ApplicationScoped
public class LessonGrades {

    private final LessonStore store;
    private final LessonReader reader;
    private final EvidenceGrades evidence;
    private final Changes changes;

    LessonGrades(LessonStore store, LessonReader reader, EvidenceGrades evidence, Changes changes) {
        this.store = store;
        this.reader = reader;
        this.evidence = evidence;
        this.changes = changes;
    }

    /**
     * Grades these lessons again: the last act of a transaction that has changed what grades are computed from. Each
     * lesson is locked before its evidence is read, so that of two trusts which record at once neither is missed. The
     * lock version stays, since an author who is editing need not care; search follows by the change log.
     */
    @Transactional(TxType.MANDATORY)
    public void regrade(Collection<LessonRef> lessons) {
        List<Long> changed = lessons.stream()
                .map(LessonRef::number)
                .distinct()
                .sorted()
                .filter(this::graded)
                .toList();
        changes.append(Changes.LESSON, changed);
    }

    private boolean graded(long number) {
        return store.lockedAfresh(number)
                .map(row -> store.grade(number, evidence.of(reader.full(row))))
                .orElse(false);
    }

    /** Gives a row that is about to be written the grade that fits where the lesson comes from now. */
    void fit(LessonRow row) {
        row.evidence = (short) evidence.of(reader.full(row));
    }
}
