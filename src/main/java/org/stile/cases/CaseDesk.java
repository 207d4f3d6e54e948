package org.stile.cases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.stile.audit.Audit;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.cases.BusinessCase.Entry;
import org.stile.cases.BusinessCase.Status;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Lessons;
import org.stile.programmes.Deployment.Days;
import org.stile.programmes.Programme;
import org.stile.programmes.Programmes;
import org.stile.trusts.Trusts;
import org.stile.web.Viewer;

/**
 * What is done with business cases: curators keep up all of them, the lead of a trust its own. Everybody else gets a
 * {@link Problem.Forbidden}. Every method is one transaction. Thread-safe.
 */
@ApplicationScoped
public class CaseDesk {

    private final CaseStore store;
    private final Cases cases;
    private final Programmes programmes;
    private final Lessons lessons;
    private final Trusts trusts;
    private final Audit audit;
    private final InstantSource clock;

    CaseDesk(
            CaseStore store,
            Cases cases,
            Programmes programmes,
            Lessons lessons,
            Trusts trusts,
            Audit audit,
            InstantSource clock) {
        this.store = store;
        this.cases = cases;
        this.programmes = programmes;
        this.lessons = lessons;
        this.trusts = trusts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a case has become.
     *
     * @param days between which it happened; one day for a sign-off
     * @param approver role of who decided it, or empty; a sign-off needs one
     * @param note one line, or empty
     */
    public record Move(Status status, Days days, String approver, String note) {}

    /**
     * Adds a draft.
     *
     * @param drafted when it was begun
     * @return its number
     * @throws Problem.Invalid by field: trust, trust-name, region, value, year-base, template, summary, lessons,
     *     finance-lead, from, to
     */
    @Transactional
    public long create(String slug, Cases.Terms given, Days drafted, Viewer viewer) {
        Programme programme = cases.programme(slug);
        if (!Cases.mayAdd(viewer)) {
            throw new Problem.Forbidden("not-a-lead", "Only trust leads and the national team add business cases.");
        }
        if (!viewer.curator() && !viewer.leads(given.trustCode())) {
            throw new Problem.Forbidden("not-your-trust", "A lead adds the business cases of their own trust only.");
        }
        Cases.Terms terms = CaseRules.checked(given, programme);
        String name = trustName(terms);
        Entry entry = CaseRules.checked(
                new Entry(Status.DRAFT, drafted, "", "", viewer.accountId(), clock.instant()),
                null,
                Clock.today(clock));
        if (store.count(slug) >= CaseStore.MOST) {
            throw new Problem.Conflict("too-many-cases", "A programme has at most 2,000 business cases.");
        }
        BusinessCase added = new BusinessCase(
                0,
                slug,
                terms.trustCode(),
                name,
                terms.region(),
                terms.pence(),
                terms.yearBase(),
                terms.template(),
                terms.summary(),
                citable(terms.lessons(), List.of(), viewer),
                terms.financeLead(),
                false,
                "",
                "",
                List.of(entry),
                1);
        long id = store.add(added, false, viewer.accountId(), clock.instant());
        done(added, id, "case.create", terms.trustCode(), viewer);
        return id;
    }

    private String trustName(Cases.Terms terms) {
        if (terms.trustCode().isEmpty()) {
            if (terms.trustName().isEmpty()) {
                throw new Problem.Invalid("trust", "Give the trust’s code, or its name where it has none");
            }
            return terms.trustName();
        }
        return trusts.byCode(terms.trustCode())
                .orElseThrow(() -> new Problem.Invalid("trust", "There is no trust with this code"))
                .name();
    }

    /** The numbers of lessons to cite: those the viewer may read, and those cited before that the viewer may not. */
    private List<Long> citable(List<LessonRef> refs, List<Long> before, Viewer viewer) {
        List<Long> asked = refs.stream().map(LessonRef::number).toList();
        List<Long> readable = numbers(asked, viewer);
        asked.stream()
                .filter(number -> !readable.contains(number) && !before.contains(number))
                .findFirst()
                .ifPresent(number -> {
                    throw new Problem.Invalid("lessons", "There is no lesson L-%d that you may read".formatted(number));
                });
        List<Long> numbers = new ArrayList<>(before);
        numbers.removeAll(numbers(before, viewer));
        readable.stream().filter(number -> !numbers.contains(number)).forEach(numbers::add);
        return numbers;
    }

    private List<Long> numbers(List<Long> of, Viewer viewer) {
        return lessons.readable(of, viewer).stream()
                .map(lesson -> lesson.ref().number())
                .toList();
    }

    /**
     * Changes what a case says; its trust and history stay.
     *
     * @param version the version that was read
     * @throws Problem.Invalid as {@link #create}; a case that is signed off keeps a finance lead
     * @throws Problem.Conflict {@code changed} when somebody changed it meanwhile
     */
    @Transactional
    public void change(String slug, long id, Cases.Terms given, int version, Viewer viewer) {
        BusinessCase before = cases.read(slug, id);
        if (!CaseRules.mayChange(before, viewer, trusts)) {
            throw new Problem.Forbidden(
                    "not-your-case",
                    "Only the trust’s lead, until it is signed off, and the national team change a business case.");
        }
        Cases.Terms terms = CaseRules.checked(given, cases.programme(slug));
        if (terms.financeLead().isEmpty() && before.reached(Status.SIGNED_OFF)) {
            throw new Problem.Invalid("finance-lead", "A case that is signed off has a finance lead");
        }
        BusinessCase changed = new BusinessCase(
                id,
                slug,
                before.trustCode(),
                before.trustName(),
                terms.region(),
                terms.pence(),
                terms.yearBase(),
                terms.template(),
                terms.summary(),
                citable(terms.lessons(), before.lessons(), viewer),
                terms.financeLead(),
                false,
                before.sourceTitle(),
                before.sourceUrl(),
                before.history(),
                version);
        unchanged(store.change(changed));
        done(changed, id, "case.change", "", viewer);
    }

    /**
     * Says what a case has become, between which days.
     *
     * @throws Problem.Invalid by field: from, to, approver, note, finance-lead
     * @throws Problem.Conflict {@code case-not-there-yet} when it cannot become that now, {@code changed} when somebody
     *     changed it meanwhile
     */
    @Transactional
    public void move(String slug, long id, Move move, int version, Viewer by) {
        BusinessCase before = cases.read(slug, id);
        if (!CaseRules.mayMove(before, by, trusts)) {
            throw new Problem.Forbidden(
                    "not-your-case", "Only the trust’s lead and the national team say how a business case stands.");
        }
        Entry entry = CaseRules.checked(
                new Entry(move.status(), move.days(), move.approver(), move.note(), by.accountId(), clock.instant()),
                before,
                Clock.today(clock));
        unchanged(store.touch(id, version));
        store.enter(id, entry, by.accountId(), clock.instant());
        done(before, id, "case." + move.status().value(), move.days().iso(), by);
    }

    /**
     * Takes back the last entry; curators only. A case whose first entry is taken back is withdrawn: it is no longer
     * there.
     *
     * @throws Problem.Conflict {@code changed} when somebody changed it meanwhile
     */
    @Transactional
    public void undo(String slug, long id, int version, Viewer curator) {
        BusinessCase before = cases.read(slug, id);
        if (!CaseRules.mayUndo(before, curator)) {
            throw new Problem.Forbidden("not-a-curator", "Only the national team takes back what was recorded.");
        }
        unchanged(store.touch(id, version));
        store.undo(id, curator.accountId(), clock.instant());
        done(before, id, "case.undo", before.latest().status().value(), curator);
    }

    /**
     * Brings cases that ship into the database, or does it again when their file has changed; once somebody has changed
     * one of them here, all are left alone.
     *
     * @throws IllegalArgumentException when the file cannot be read or names no programme that is there
     */
    @Transactional
    public void load(String yaml) {
        CaseFile file = CaseFile.read(yaml);
        if (programmes.bySlug(file.programme()).isEmpty()) {
            throw new IllegalArgumentException("There is no programme " + file.programme());
        }
        if (!store.edited(file.programme())) {
            store.clear(file.programme());
            file.cases(clock.instant()).forEach(of -> store.add(of, true, 0, clock.instant()));
        }
    }

    private static void unchanged(boolean stored) {
        if (!stored) {
            throw new Problem.Conflict(
                    "changed", "Somebody changed this meanwhile. Open the page again and look at what it says now.");
        }
    }

    private void done(BusinessCase of, long id, String action, String detail, Viewer viewer) {
        audit.record(viewer, action, of.programme() + "/cases/" + id, detail);
    }
}
