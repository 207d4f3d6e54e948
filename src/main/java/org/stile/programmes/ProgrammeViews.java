package org.stile.programmes;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.stile.base.Markdown;
import org.stile.base.PageOf;
import org.stile.base.Token;
import org.stile.programmes.ProgrammePages.Count;
import org.stile.programmes.ProgrammePages.Row;
import org.stile.web.Form;
import org.stile.web.Option;
import org.stile.web.PageLink;
import org.stile.web.Text;
import org.stile.web.Viewer;

/** Makes the pages of a board. */
final class ProgrammeViews {

    static final int PAGE = 40;

    // What is older is in the CSV file, or on a page of its own: a page must stay light on a telephone.
    private static final int MONTHS = 24;
    private static final int FORECASTS = 12;
    private static final int HISTORY = 20;
    private static final int EVENTS = 10;

    private final Programmes programmes;
    private final Engagements engagements;
    private final Board board;
    private final Programme programme;
    private final String base;

    ProgrammeViews(Programmes programmes, Engagements engagements, Board board) {
        this.programmes = programmes;
        this.engagements = engagements;
        this.board = board;
        programme = board.programme();
        base = "/programmes/" + programme.slug();
    }

    ProgrammePages.ProgrammeBoard board(
            List<Forecast> forecasts, List<Companions.Link> companions, Map<String, Integer> cases, Viewer viewer) {
        List<Board.RegionCount> own = board.byRegion();
        List<Board.RegionCount> provided = board.byProvider();
        List<ProgrammePages.RegionRow> regions = java.util.stream.IntStream.range(0, own.size())
                .mapToObj(i -> new ProgrammePages.RegionRow(
                        own.get(i).region(),
                        count(own.get(i).count(), new Rows(own.get(i).key(), "", "", "", Rows.LIVE)),
                        count(provided.get(i).count(), new Rows("", own.get(i).key(), "", "", Rows.LIVE)),
                        count(own.get(i).earlier(), new Rows(own.get(i).key(), "", "", "", Rows.EARLIER))))
                .toList();
        List<Board.Month> months = board.months();
        Board.Needed needed = board.needed().orElse(null);
        String query = Rows.ALL.query(board.day(), 1);
        return new ProgrammePages.ProgrammeBoard(
                programme,
                Markdown.html(programme.summary()),
                Markdown.html(programme.rowsNote()),
                board.day(),
                Form.empty().with("as-of", board.day().toString()),
                count(board.live(), Rows.live()),
                count(board.earlier(), new Rows("", "", "", "", Rows.EARLIER)),
                count(Rows.WAITING),
                count(Rows.SLIPPING),
                count(Rows.UNREACHED),
                board.expected(),
                regions,
                stages(),
                latest(months, MONTHS).stream()
                        .map(month -> new ProgrammePages.MonthRow(
                                Text.written(month.month()),
                                count(month.count(), new Rows("", "", "", month.month(), Rows.LIVE)),
                                month.live(),
                                month.possible()))
                        .toList(),
                months.size(),
                months.isEmpty() ? "" : base + "/burn-up.svg" + query,
                base + "/burn-up.csv" + query,
                base + "/pipeline.svg" + query,
                Pipeline.height(board.stages().size()),
                base + "/pipeline.csv" + query,
                needed,
                needed == null
                        ? ""
                        : needed.perMonth().map(rate -> "%.1f".formatted(rate)).orElse(""),
                forecasts.stream()
                        .limit(FORECASTS)
                        .map(forecast -> new ProgrammePages.ForecastRow(
                                forecast,
                                forecast.forDay().isAfter(board.day())
                                        ? Optional.empty()
                                        : Optional.of(forecast.scored(board.on(forecast.forDay())))))
                        .toList(),
                forecasts.size(),
                base + "/forecasts.csv" + query,
                companions,
                base + "/business-cases" + query,
                cases.entrySet().stream()
                        .map(of -> new ProgrammePages.CaseCount(
                                of.getKey().replace('-', ' '),
                                new Count(
                                        of.getValue(),
                                        base + "/business-cases" + query + "&status=" + of.getKey() + "#cases")))
                        .toList(),
                viewer.curator());
    }

    /** The last ones of a list that has the oldest first. */
    private static <T> List<T> latest(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    private List<ProgrammePages.StageRow> stages() {
        return board.stages().stream()
                .map(stage -> {
                    String key = stage.stage().isEmpty() ? Rows.NO_STAGE : stage.stage();
                    List<Count> byRegion = java.util.stream.IntStream.range(
                                    0, programme.regions().size())
                            .mapToObj(i -> count(
                                    stage.byRegion().get(i),
                                    new Rows(programme.regions().get(i).key(), "", key, "", "")))
                            .toList();
                    return new ProgrammePages.StageRow(
                            stage.name(), byRegion, count(stage.total(), new Rows("", "", key, "", "")));
                })
                .toList();
    }

    private Count count(String show) {
        Rows rows = new Rows("", "", "", "", show);
        return count(rows(rows).size(), rows);
    }

    List<Deployment> rows(Rows rows) {
        return rows.of(board, rows.show().equals(Rows.UNREACHED) ? engagements.withoutWhoSign(board) : List.of());
    }

    private Count count(long number, Rows rows) {
        return new Count(number, base + "/go-lives" + rows.query(board.day(), 1));
    }

    ProgrammePages.GoLives goLives(Rows rows, int page) {
        PageOf<Deployment> list = PageOf.of(rows(rows), page, PAGE);
        String query = rows.query(board.day(), 1);
        String address = base + "/go-lives" + query + "&page=";
        return new ProgrammePages.GoLives(
                programme,
                rows.heading(board),
                board.day(),
                list.items().stream().map(this::row).toList(),
                list.total(),
                base + "/go-lives.csv" + query,
                list.pages(),
                PageLink.previous(list, address),
                PageLink.next(list, address),
                PageLink.all(list, address));
    }

    ProgrammePages.Solutions solutions(Viewer viewer) {
        return new ProgrammePages.Solutions(
                programme,
                board.solutions().values().stream()
                        .map(solution -> new ProgrammePages.SolutionRow(
                                solution,
                                programme.regionName(solution.region()),
                                count(having(solution, true), new Rows("", solution.region(), "", "", Rows.LIVE)),
                                having(solution, false)))
                        .toList(),
                viewer.curator());
    }

    private long having(Solution solution, boolean live) {
        return board.deployments().stream()
                .filter(of -> of.solutionId() == solution.id() && board.inProgramme(of))
                .filter(of -> !live || of.liveBy(board.day()))
                .count();
    }

    ProgrammePages.Journey journey(Deployment of, Form form, Deployments deployments, Viewer viewer) {
        return new ProgrammePages.Journey(
                programme,
                of,
                row(of),
                latest(of.stages(), HISTORY).stream()
                        .map(entered -> programme.stageName(entered.stage()) + ", entered " + Text.day(entered.on()))
                        .toList(),
                latest(of.plans(), HISTORY),
                deployments.mayChange(of, viewer) && !of.reconstructed(),
                !of.reconstructed() && (viewer.curator() || deployments.own(of, viewer)),
                viewer.curator() && !of.reconstructed(),
                form,
                programme.stages().stream()
                        .map(stage -> new Option(stage.key(), stage.name()))
                        .toList(),
                options(Deployment.Slip.class),
                solutionOptions(board),
                latest(engaged(of), EVENTS),
                engagements.withoutWhoSign(board).contains(of),
                engagements.audiences());
    }

    private List<ProgrammePages.Engaged> engaged(Deployment of) {
        List<Option> audiences = engagements.audiences();
        return engagements.of(of.id()).stream()
                .map(engagement -> new ProgrammePages.Engaged(
                        engagement.id(),
                        audiences.stream()
                                .filter(audience -> audience.value().equals(engagement.audience()))
                                .map(Option::label)
                                .findFirst()
                                .orElse(engagement.audience()),
                        programme.stageName(engagement.stage()),
                        engagement.on(),
                        engagement.what()))
                .toList();
    }

    static List<Option> solutionOptions(Board board) {
        return board.solutions().values().stream()
                .map(solution -> new Option(
                        Long.toString(solution.id()),
                        board.programme().regionName(solution.region()) + ": " + solution.name()))
                .toList();
    }

    static <T extends Enum<T> & Token> List<Option> options(Class<T> tokens) {
        return Arrays.stream(tokens.getEnumConstants())
                .map(token -> new Option(token.value(), token.label()))
                .toList();
    }

    Row row(Deployment of) {
        Optional<Solution> solution = board.solution(of);
        LocalDate day = board.day();
        return new Row(
                base + "/deployments/" + of.id(),
                of.trustName(),
                programmes.goesOnAs(of, day),
                programme.regionName(of.region()),
                of.regionStated(),
                solution.map(Solution::name).orElse(""),
                solution.map(Solution::region)
                        .filter(region -> !region.equals(of.region()))
                        .map(programme::regionName)
                        .orElse(""),
                of.stage(day, programme).map(programme::stageName).orElse(""),
                of.planned(day).map(plan -> Text.day(plan.on())).orElse(""),
                live(of),
                of.reconstructed(),
                of.sourceTitle(),
                of.sourceUrl());
    }

    private String live(Deployment of) {
        if (of.leftOn() != null && !of.leftOn().isAfter(board.day())) {
            return "Left the programme, " + Text.day(of.leftOn());
        }
        if (!of.liveBy(board.day())) {
            return "Not live";
        }
        if (of.live().known()) {
            return Text.day(of.live().to());
        }
        Optional<String> month = of.live().month();
        boolean whole = of.live().from().getDayOfMonth() == 1
                && of.live()
                        .to()
                        .equals(of.live().to().withDayOfMonth(of.live().to().lengthOfMonth()));
        return month.isPresent() && whole
                ? "In " + Text.written(month.get())
                : "Between %s and %s"
                        .formatted(
                                Text.day(of.live().from()), Text.day(of.live().to()));
    }

    /** The name of a file that somebody saves. */
    String file(String what) {
        return "%s-%s-%s.csv".formatted(programme.slug(), what, board.day()).toLowerCase(Locale.ROOT);
    }
}
