package org.stile.programmes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stile.audit.Audit;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.web.Text;
import org.stile.web.Viewer;

/**
 * What curators do with programmes and their solutions. Who is not one gets a {@link Problem.Forbidden}. Every method
 * is one transaction. Thread-safe.
 */
@ApplicationScoped
public class ProgrammeDesk {

    private final ProgrammeStore store;
    private final DeploymentStore deployments;
    private final Engagements engagements;
    private final Audit audit;
    private final InstantSource clock;

    ProgrammeDesk(
            ProgrammeStore store,
            DeploymentStore deployments,
            Engagements engagements,
            Audit audit,
            InstantSource clock) {
        this.store = store;
        this.deployments = deployments;
        this.engagements = engagements;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What a curator says about a programme.
     *
     * @param deadline null when there is none
     * @param stages one a line, in order; one must be called Go-live
     * @param regions one a line
     * @param owners who answers for it, one a line; may be empty
     */
    public record Terms(
            String name,
            String summary,
            LocalDate deadline,
            String deadlineNote,
            String stages,
            String regions,
            String owners) {}

    /**
     * Sets up a programme.
     *
     * @return its slug
     * @throws Problem.Invalid by field: name, summary, deadline, deadline-note, stages, regions, owners
     * @throws Problem.Conflict {@code programme-exists} when its name gives the slug of another
     */
    @Transactional
    public String create(Terms typed, Viewer curator) {
        mustBeCurator(curator);
        Programme programme = ProgrammeRules.checked(typed, Clock.today(clock));
        if (store.lock(programme.slug())) {
            throw new Problem.Conflict("programme-exists", "There is a programme of this name. Choose another name.");
        }
        store.put(programme, true, clock.instant());
        audit.record(curator, "programme.create", programme.slug(), programme.name());
        return programme.slug();
    }

    /**
     * Changes a programme.
     *
     * @param version the version that was read
     * @throws Problem.Invalid as {@link #create}; a stage or region that is in use cannot be taken away
     * @throws Problem.Conflict {@code changed} when somebody saved another version meanwhile
     */
    @Transactional
    public void change(String slug, Terms typed, int version, Viewer curator) {
        Programme before = locked(slug, curator);
        if (before.version() != version) {
            throw new Problem.Conflict(
                    "changed", "Somebody saved another version meanwhile. Open the page again and change that.");
        }
        Programme programme = ProgrammeRules.checked(typed, before, Clock.today(clock));
        List<String> used = store.placesInUse(slug);
        missing("stages", before.stages(), programme.stages(), used, "stage:");
        missing("regions", before.regions(), programme.regions(), used, "region:");
        store.put(programme, true, clock.instant());
        store.removeOthers(programme);
        audit.record(curator, "programme.change", slug, programme.name());
    }

    private static void missing(
            String field, List<Programme.Place> before, List<Programme.Place> now, List<String> used, String kind) {
        before.stream()
                .filter(place -> used.contains(kind + place.key()))
                .filter(place -> now.stream().noneMatch(other -> other.key().equals(place.key())))
                .findFirst()
                .ifPresent(place -> {
                    throw new Problem.Invalid(field, "“%s” is in use: put it back".formatted(place.name()));
                });
    }

    /**
     * What of a programme needs a curator.
     *
     * @param slips trusts whose planned date was put off or missed
     * @param contacts trusts that have not reached those who sign
     */
    public record Attention(Programme programme, List<Late> slips, List<Late> contacts) {

        public int slipping() {
            return slips.size();
        }

        public int unreached() {
            return contacts.size();
        }

        public String slippingHref() {
            return href(Rows.SLIPPING);
        }

        public String unreachedHref() {
            return href(Rows.UNREACHED);
        }

        private String href(String show) {
            return "/programmes/%s/go-lives?show=%s".formatted(programme.slug(), show);
        }
    }

    /**
     * A trust that needs a curator.
     *
     * @param key tells it from others, and from what was late of it before
     * @param since the day from which it does
     */
    public record Late(String key, LocalDate since, String words, String href) {}

    /** The programmes that need a curator, of those whose deadline has not passed a year ago. */
    @Transactional
    public List<Attention> attention(Viewer curator) {
        mustBeCurator(curator);
        LocalDate today = Clock.today(clock);
        return store.all().stream()
                .filter(programme ->
                        programme.deadline() == null || programme.deadline().isAfter(today.minusYears(1)))
                .map(programme -> attention(new Board(
                        programme, store.solutions(programme.slug()), deployments.of(programme.slug()), today)))
                .filter(attention -> attention.slipping() + attention.unreached() > 0)
                .toList();
    }

    private Attention attention(Board board) {
        return new Attention(
                board.programme(),
                board.slipping().stream().map(of -> slip(of, board)).toList(),
                engagements.withoutWhoSign(board).stream()
                        .map(of -> contact(of, board))
                        .toList());
    }

    private static Late slip(Deployment of, Board board) {
        Deployment.Plan plan = of.planned(board.day()).orElseThrow();
        boolean missed = plan.on().isBefore(board.day());
        return late(
                of,
                board,
                plan.on() + (missed ? "!" : ""),
                missed ? plan.on() : plan.saidOn(),
                (missed ? "has missed " : "has put off to ") + Text.day(plan.on()));
    }

    private static Late contact(Deployment of, Board board) {
        Programme programme = board.programme();
        int from = programme.order(Engagements.BUSINESS_CASE);
        LocalDate since = of.stages().stream()
                .filter(entered -> programme.order(entered.stage()) >= from)
                .map(Deployment.Entered::on)
                .min(Comparator.naturalOrder())
                // what went live without a word of its stages
                .orElseGet(() -> of.live() == null ? board.day() : of.live().to());
        return late(of, board, since.toString(), since, "has no finance or executive contact");
    }

    private static Late late(Deployment of, Board board, String state, LocalDate since, String what) {
        return new Late(
                of.id() + "@" + state,
                since,
                "%s: %s %s".formatted(board.programme().name(), of.trustName(), what),
                "/programmes/%s/deployments/%d".formatted(board.programme().slug(), of.id()));
    }

    /**
     * Adds a solution.
     *
     * @throws Problem.Invalid by field: region, supplier, sub-contractor, product, maturity, evidence
     */
    @Transactional
    public long add(String slug, Solution given, Viewer curator) {
        Programme programme = locked(slug, curator);
        Solution solution = ProgrammeRules.checked(given, programme);
        if (store.solutions(slug).size() >= ProgrammeStore.MOST_SOLUTIONS) {
            throw new Problem.Conflict("too-many-solutions", "A programme has at most 100 solutions.");
        }
        long id = store.add(slug, solution);
        store.touch(slug);
        audit.record(curator, "solution.add", slug, id + " " + solution.providers());
        return id;
    }

    /**
     * Changes a solution; its region stays.
     *
     * @throws Problem.Invalid as {@link #add}
     * @throws Problem.NotFound when the programme has none with its number
     */
    @Transactional
    public void change(String slug, Solution given, Viewer curator) {
        Programme programme = locked(slug, curator);
        Solution before = store.solutions(slug).get(given.id());
        if (before == null) {
            throw new Problem.NotFound("There is no such solution.");
        }
        Solution solution = ProgrammeRules.checked(
                new Solution(
                        before.id(),
                        before.region(),
                        given.supplier(),
                        given.subContractor(),
                        given.product(),
                        given.maturity(),
                        given.evidence(),
                        before.sourceTitle(),
                        before.sourceUrl()),
                programme);
        store.change(solution);
        store.touch(slug);
        audit.record(
                curator,
                "solution.change",
                slug,
                solution.id() + " " + solution.maturity().value());
    }

    /**
     * Keeps a forecast from today's rows, to be held against what happens.
     *
     * @throws Problem.Invalid {@code for-day} when that is not after today
     */
    @Transactional
    public Forecast forecast(String slug, LocalDate forDay, Viewer curator) {
        Programme programme = locked(slug, curator);
        LocalDate today = Clock.today(clock);
        if (!forDay.isAfter(today) || forDay.isAfter(today.plusYears(20))) {
            throw new Problem.Invalid("for-day", "Give a day after today, at most 20 years ahead");
        }
        Forecast forecast =
                Forecast.of(new Board(programme, store.solutions(slug), deployments.of(slug), today), forDay);
        store.add(slug, forecast, curator.accountId(), clock.instant());
        audit.record(curator, "programme.forecast", slug, forDay.toString());
        return forecast;
    }

    /**
     * Brings a programme that ships into the database, or does it again when its file has changed; what a curator has
     * changed here is left alone.
     *
     * @throws IllegalArgumentException when the file cannot be read
     */
    @Transactional
    public void load(String yaml) {
        ProgrammeFile file = ProgrammeFile.read(yaml);
        String slug = file.slug();
        if (store.lock(slug) && store.edited(slug)) {
            return;
        }
        deployments.clear(slug);
        store.put(file.programme(), false, clock.instant());
        Map<String, Long> solutionIds = new HashMap<>();
        file.solutions().forEach(row -> solutionIds.put(row.key(), store.add(slug, file.solution(row))));
        file.deployments(solutionIds).forEach(deployment -> deployments.add(slug, deployment, 0, clock.instant()));
        List<Deployment> all = deployments.of(slug);
        Map<Long, Solution> solutions = store.solutions(slug);
        file.forecasts().forEach(row -> {
            Board then = new Board(file.programme(), solutions, all, row.asOf());
            store.add(slug, Forecast.of(then, row.forDay()), 0, clock.instant());
        });
    }

    private Programme locked(String slug, Viewer curator) {
        mustBeCurator(curator);
        if (!store.lock(slug)) {
            throw Programmes.notFound();
        }
        return store.bySlug(slug).orElseThrow(Programmes::notFound);
    }

    static void mustBeCurator(Viewer viewer) {
        if (!viewer.curator()) {
            throw new Problem.Forbidden("not-a-curator", "Only the national team sets up programmes.");
        }
    }
}
