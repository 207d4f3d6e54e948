package org.stile.programmes;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.stile.base.SafeHtml;
import org.stile.web.Form;
import org.stile.web.Option;
import org.stile.web.PageLink;

/** What each page of this package shows. */
final class ProgrammePages {

    private ProgrammePages() {}

    @CheckedTemplate(basePath = "programmes", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ProgrammeList(List<Programmes.Progress> programmes) implements TemplateInstance {}

    /** A number that leads to the rows it counts. */
    record Count(long number, String href) {}

    /** A region: go-lives by where trusts lie, by whose solution they have, and trusts live from before. */
    record RegionRow(String name, Count live, Count provided, Count earlier) {}

    /** A stage of the pipeline, with a count for each region. */
    record StageRow(String name, List<Count> byRegion, Count total) {}

    /** A month of the burn-up. */
    record MonthRow(String month, Count count, int live, int possible) {}

    /** How many business cases have a status. */
    record CaseCount(String status, Count count) {}

    /** A forecast, held against what happened where the day has come. */
    record ForecastRow(Forecast forecast, Optional<Forecast.Scored> scored) {}

    /**
     * How a programme stands on a day.
     *
     * @param asOf the day as the form has it
     * @param months the latest, of {@code allMonths}
     * @param picture address of the burn-up's picture; empty when there is nothing to draw
     * @param pipeline address of the picture of stages and regions
     * @param forecasts the latest, of {@code allForecasts}
     */
    @CheckedTemplate(basePath = "programmes", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ProgrammeBoard(
            Programme programme,
            SafeHtml summary,
            SafeHtml rowsNote,
            LocalDate day,
            Form form,
            Count live,
            Count earlier,
            Count waiting,
            Count slipping,
            Count unreached,
            int expected,
            List<RegionRow> regions,
            List<StageRow> stages,
            List<MonthRow> months,
            int allMonths,
            String picture,
            String csv,
            String pipeline,
            int pipelineHeight,
            String pipelineCsv,
            Board.Needed needed,
            String perMonth,
            List<ForecastRow> forecasts,
            int allForecasts,
            String forecastsCsv,
            List<Companions.Link> companions,
            String register,
            List<CaseCount> cases,
            boolean curator)
            implements TemplateInstance {}

    /** A deployment in a table. */
    record Row(
            String href,
            String trust,
            String now,
            String region,
            boolean regionStated,
            String solution,
            String provider,
            String stage,
            String planned,
            String live,
            boolean reconstructed,
            String sourceTitle,
            String sourceUrl) {}

    @CheckedTemplate(basePath = "programmes", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record GoLives(
            Programme programme,
            String heading,
            LocalDate day,
            List<Row> rows,
            long total,
            String csv,
            int pages,
            String previous,
            String next,
            List<PageLink> links)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "programmes", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Solutions(Programme programme, List<SolutionRow> solutions, boolean curator) implements TemplateInstance {}

    /** A solution with the trusts that have it. */
    record SolutionRow(Solution solution, String region, Count live, long total) {}

    /**
     * One trust's journey.
     *
     * @param stages the latest, as {@code plans} and {@code engaged}
     * @param mayPlan whether the viewer may see its financial plan
     * @param form what somebody typed who may change it
     */
    @CheckedTemplate(basePath = "programmes", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Journey(
            Programme programme,
            Deployment deployment,
            Row row,
            List<String> stages,
            List<Deployment.Plan> plans,
            boolean mayChange,
            boolean mayPlan,
            boolean curator,
            Form form,
            List<Option> stageOptions,
            List<Option> slips,
            List<Option> solutions,
            List<Engaged> engaged,
            boolean withoutWhoSign,
            List<Option> audiences)
            implements TemplateInstance {}

    /** Whom a trust has reached, in words. */
    record Engaged(long id, String audience, String stage, LocalDate on, String what) {

        /** What the button is called: each names its row. */
        public String remove() {
            return "Remove " + what;
        }
    }

    @CheckedTemplate(basePath = "programmes", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Desk(Form form, List<Programme> programmes) implements TemplateInstance {}

    /** What curators set up of one programme. */
    @CheckedTemplate(basePath = "programmes", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ProgrammeEdit(
            Form form,
            Programme programme,
            List<Solution> solutions,
            long deployments,
            List<Option> regions,
            List<Option> solutionOptions,
            List<Option> maturities)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "programmes", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record SolutionEdit(Form form, Programme programme, Solution solution, List<Option> maturities)
            implements TemplateInstance {}
}
