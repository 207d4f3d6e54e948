package org.stile.cases;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.cases.BusinessCase.Status;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Lessons;
import org.stile.programmes.CaseCounts;
import org.stile.programmes.Programme;
import org.stile.programmes.Programmes;
import org.stile.trusts.Trusts;
import org.stile.web.Viewer;

/**
 * The register of business cases. Everybody may read which trust's case stands where; what it is worth, what it says
 * and who leads its finances only those who are signed in, until it is completed: before that the figures are
 * commercially sensitive. {@link CaseDesk} changes it. Every method is one transaction. Thread-safe.
 */
@ApplicationScoped
public class Cases implements CaseCounts {

    private final CaseStore store;
    private final Programmes programmes;
    private final Lessons lessons;
    private final Trusts trusts;
    private final InstantSource clock;

    Cases(CaseStore store, Programmes programmes, Lessons lessons, Trusts trusts, InstantSource clock) {
        this.store = store;
        this.programmes = programmes;
        this.lessons = lessons;
        this.trusts = trusts;
        this.clock = clock;
    }

    /**
     * What somebody says about a case.
     *
     * @param trustCode ODS code; empty where only a name is known, which curators may say
     * @param trustName looked at only when there is no code
     * @param region empty for not stated
     * @param pence null when not given
     * @param yearBase null when not given
     */
    public record Terms(
            String trustCode,
            String trustName,
            String region,
            Long pence,
            Integer yearBase,
            String template,
            String summary,
            List<LessonRef> lessons,
            String financeLead) {}

    /**
     * A case opened by a viewer.
     *
     * @param of as the viewer may see it
     * @param lessons those it cites that the viewer may read
     * @param next what the viewer may say it has become
     */
    public record Opened(
            Programme programme,
            BusinessCase of,
            List<Lesson> lessons,
            boolean mayChange,
            Set<Status> next,
            boolean mayUndo) {}

    @Override
    @Transactional
    public Map<String, Integer> at(String programme, LocalDate day) {
        return programmes
                .bySlug(programme)
                .map(of -> new Register(of, store.of(programme), day).byWord())
                .orElse(Map.of());
    }

    /**
     * The register as it stood at the end of a day, as the viewer may see it. What is completed today is open, whatever
     * day is asked about. Lessons are left out.
     *
     * @throws Problem.NotFound when there is no such programme
     */
    @Transactional
    public Register register(String slug, LocalDate day, Viewer viewer) {
        Programme programme = programme(slug);
        return new Register(
                programme,
                store.of(slug).stream()
                        .map(of -> open(of, viewer) ? of.withLessons(List.of()) : of.closed())
                        .toList(),
                day);
    }

    /**
     * Opens a case.
     *
     * @throws Problem.NotFound when the programme has none with this number, or it was withdrawn
     */
    @Transactional
    public Opened open(String slug, long id, Viewer viewer) {
        BusinessCase of = read(slug, id);
        List<Lesson> cited = lessons.readable(of.lessons(), viewer);
        BusinessCase seen = open(of, viewer) ? of : of.closed();
        return new Opened(
                programme(slug),
                seen.withLessons(
                        cited.stream().map(lesson -> lesson.ref().number()).toList()),
                cited,
                CaseRules.mayChange(of, viewer, trusts),
                CaseRules.mayBecome(of, viewer, trusts),
                CaseRules.mayUndo(of, viewer));
    }

    private boolean open(BusinessCase of, Viewer viewer) {
        return viewer.signedIn()
                || of.status(Clock.today(clock))
                        .filter(Status.COMPLETED::equals)
                        .isPresent();
    }

    /** Whether the viewer may add a case to a programme: leads for their own trust, and curators. */
    public static boolean mayAdd(Viewer viewer) {
        return viewer.curator() || (viewer.lead() && !viewer.trust().isEmpty());
    }

    /**
     * What a new case can start from: the words and the template of a completed one, with a gap in place of every
     * figure. Trust, region, money and finance lead are the new one's own.
     *
     * @throws Problem.Conflict {@code case-not-completed} when it is not completed
     */
    @Transactional
    public Terms startFrom(String slug, long id, Viewer viewer) {
        Opened opened = open(slug, id, viewer);
        if (opened.of().latest().status() != Status.COMPLETED) {
            throw new Problem.Conflict("case-not-completed", "Only a completed business case is one to start from.");
        }
        return new Terms(
                "",
                "",
                "",
                null,
                null,
                opened.of().template(),
                Blank.figures(opened.of().summary()),
                opened.lessons().stream().map(Lesson::ref).toList(),
                "");
    }

    BusinessCase read(String slug, long id) {
        return store.byId(id).filter(of -> of.programme().equals(slug)).orElseThrow(Cases::notFound);
    }

    Programme programme(String slug) {
        return programmes.bySlug(slug).orElseThrow(() -> new Problem.NotFound("There is no such programme."));
    }

    static Problem.NotFound notFound() {
        return new Problem.NotFound("There is no such business case.");
    }
}
