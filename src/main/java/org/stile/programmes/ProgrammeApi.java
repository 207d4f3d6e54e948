package org.stile.programmes;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stile.base.Clock;

/** Programmes for other programs: what the pages show, as of any day. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Programmes", description = "National changes, and how far each trust has come in them")
class ProgrammeApi {

    private final Programmes programmes;
    private final CaseCounts cases;
    private final InstantSource clock;

    ProgrammeApi(Programmes programmes, CaseCounts cases, InstantSource clock) {
        this.programmes = programmes;
        this.cases = cases;
        this.clock = clock;
    }

    record ProgrammeLineJson(String slug, String name, LocalDate deadline) {}

    record ProgrammeJson(
            String slug,
            String name,
            LocalDate deadline,
            List<OwnerJson> owners,
            LocalDate asOf,
            Map<String, Integer> businessCases,
            GoLivesJson goLives,
            List<DeploymentJson> deployments,
            List<SolutionJson> solutions,
            List<ForecastJson> forecasts) {}

    /** Who answers for a programme, and where that is written. */
    record OwnerJson(
            String name,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String source) {}

    /** Counts of go-lives: through the programme, and from before it. */
    record GoLivesJson(
            int total, int earlier, List<RegionJson> byRegion, List<RegionJson> byProvider, List<MonthJson> byMonth) {}

    record RegionJson(String region, int count, int earlier) {}

    record MonthJson(String month, int count) {}

    record DeploymentJson(
            long id,
            String trust,
            String trustCode,
            String region,
            boolean regionStated,
            String solution,
            String supplier,
            String subContractor,
            String providedByRegion,
            String stage,
            LocalDate plannedGoLive,
            String actualGoLive,
            boolean earlier,
            boolean reconstructed,
            int version,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String goesOnAs,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String source) {}

    record SolutionJson(
            String region,
            String supplier,
            String subContractor,
            String product,
            String maturity,
            String evidence,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String source) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ForecastJson(
            LocalDate asOf, LocalDate forDay, String method, int low, int middle, int high, Integer actual) {}

    @GET
    @Path("/programmes")
    @Operation(summary = "All programmes", description = "The latest deadline first; at most 100.")
    public List<ProgrammeLineJson> list() {
        return programmes.all().stream()
                .map(programme -> new ProgrammeLineJson(programme.slug(), programme.name(), programme.deadline()))
                .toList();
    }

    @GET
    @Path("/programmes/{slug}")
    @Operation(
            summary = "A programme as it stood at the end of a day",
            description = "Counted from the rows. A trust counts as live from the last day of the range in which it can"
                    + " have gone live; actualGoLive is a date, or an ISO 8601 interval where only a range is known,"
                    + " and null while it is not live. byMonth has go-lives whose month is known. byRegion goes by the"
                    + " region that a trust lies in, byProvider by the region whose solution it has. owners are the bodies"
                    + " and roles that answer for the programme.")
    public ProgrammeJson programme(
            @PathParam("slug") String slug,
            @QueryParam("as-of") @Parameter(description = "A date, such as 2007-04-01; today unless said")
                    String asOf) {
        Board board = programmes.board(slug, AsOf.of(asOf, Clock.today(clock)));
        Programme programme = board.programme();
        return new ProgrammeJson(
                programme.slug(),
                programme.name(),
                programme.deadline(),
                programme.owners().stream()
                        .map(owner -> new OwnerJson(owner.name(), owner.sourceUrl()))
                        .toList(),
                board.day(),
                cases.at(slug, board.day()),
                new GoLivesJson(
                        board.live(),
                        board.earlier(),
                        regions(board.byRegion()),
                        regions(board.byProvider()),
                        board.months().stream()
                                .filter(month -> month.count() > 0)
                                .map(month -> new MonthJson(month.month(), month.count()))
                                .toList()),
                board.deployments().stream().map(of -> deployment(of, board)).toList(),
                board.solutions().values().stream()
                        .map(solution -> solution(solution, programme))
                        .toList(),
                programmes.forecasts(slug, board.day()).stream()
                        .map(forecast -> forecast(forecast, board))
                        .toList());
    }

    private static List<RegionJson> regions(List<Board.RegionCount> regions) {
        return regions.stream()
                .map(region -> new RegionJson(region.region(), region.count(), region.earlier()))
                .toList();
    }

    private DeploymentJson deployment(Deployment of, Board board) {
        Solution solution = board.solution(of).orElse(null);
        return new DeploymentJson(
                of.id(),
                of.trustName(),
                of.trustCode().isEmpty() ? null : of.trustCode(),
                board.programme().regionName(of.region()),
                of.regionStated(),
                solution == null ? null : solution.name(),
                solution == null ? null : solution.supplier(),
                solution == null || solution.subContractor().isEmpty() ? null : solution.subContractor(),
                solution == null ? null : board.programme().regionName(solution.region()),
                of.stage(board.day(), board.programme()).orElse(null),
                of.planned(board.day()).map(Deployment.Plan::on).orElse(null),
                of.liveBy(board.day()) ? of.live().iso() : null,
                of.earlier(),
                of.reconstructed(),
                of.version(),
                programmes.goesOnAs(of, board.day()),
                of.sourceUrl());
    }

    private static SolutionJson solution(Solution solution, Programme programme) {
        return new SolutionJson(
                programme.regionName(solution.region()),
                solution.supplier(),
                solution.subContractor().isEmpty() ? null : solution.subContractor(),
                solution.product().isEmpty() ? null : solution.product(),
                solution.maturity().value(),
                solution.evidence(),
                solution.sourceUrl());
    }

    private static ForecastJson forecast(Forecast forecast, Board board) {
        Integer actual = forecast.forDay().isAfter(board.day())
                ? null
                : forecast.scored(board.on(forecast.forDay())).actual();
        return new ForecastJson(
                forecast.asOf(),
                forecast.forDay(),
                forecast.method(),
                forecast.low(),
                forecast.middle(),
                forecast.high(),
                actual);
    }
}
