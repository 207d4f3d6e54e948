package org.stile.programmes;

import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.IntStream;
import org.stile.web.Csv;

/** The tables of a programme's pages for spreadsheets. */
final class ProgrammeCsv {

    private ProgrammeCsv() {}

    static Response goLives(Rows rows, Board board, ProgrammeViews views) {
        return Csv.file(
                views.file("go-lives"),
                List.of(
                        "trust",
                        "code",
                        "region",
                        "region stated",
                        "solution",
                        "provided by region",
                        "stage",
                        "planned",
                        "live from",
                        "live to",
                        "earlier",
                        "reconstructed",
                        "source"),
                views.rows(rows).stream()
                        .map(of -> {
                            ProgrammePages.Row row = views.row(of);
                            boolean live = of.liveBy(board.day());
                            return List.<Object>of(
                                    Csv.harmless(of.trustName()),
                                    of.trustCode(),
                                    Csv.harmless(row.region()),
                                    of.regionStated(),
                                    Csv.harmless(row.solution()),
                                    Csv.harmless(board.solution(of)
                                            .map(solution -> board.programme().regionName(solution.region()))
                                            .orElse("")),
                                    Csv.harmless(row.stage()),
                                    of.planned(board.day())
                                            .map(plan -> plan.on().toString())
                                            .orElse(""),
                                    live ? of.live().from() : "",
                                    live ? of.live().to() : "",
                                    of.earlier(),
                                    of.reconstructed(),
                                    of.sourceUrl());
                        })
                        .toList());
    }

    /** The pipeline: a line for each stage and region. */
    static Response pipeline(Board board, ProgrammeViews views) {
        Programme programme = board.programme();
        return Csv.file(
                views.file("pipeline"),
                List.of("stage", "region", "trusts"),
                board.stages().stream()
                        .flatMap(stage -> IntStream.range(0, programme.regions().size())
                                .mapToObj(i -> List.<Object>of(
                                        Csv.harmless(stage.name()),
                                        Csv.harmless(programme.regions().get(i).name()),
                                        stage.byRegion().get(i))))
                        .toList());
    }

    static Response forecasts(List<Forecast> forecasts, Board board, ProgrammeViews views) {
        return Csv.file(
                views.file("forecasts"),
                List.of("made from", "live then", "for", "low", "expected", "high", "happened"),
                forecasts.stream()
                        .map(forecast -> List.<Object>of(
                                forecast.asOf(),
                                forecast.live(),
                                forecast.forDay(),
                                forecast.low(),
                                forecast.middle(),
                                forecast.high(),
                                forecast.forDay().isAfter(board.day())
                                        ? ""
                                        : forecast.scored(board.on(forecast.forDay()))
                                                .actual()))
                        .toList());
    }

    static Response burnUp(Board board, ProgrammeViews views) {
        return Csv.file(
                views.file("burn-up"),
                List.of("month", "went live in it", "live for certain by its end", "live at most by its end"),
                board.months().stream()
                        .map(month -> List.<Object>of(month.month(), month.count(), month.live(), month.possible()))
                        .toList());
    }
}
