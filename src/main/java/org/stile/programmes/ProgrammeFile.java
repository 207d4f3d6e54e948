package org.stile.programmes;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stile.base.Token;
import org.stile.programmes.Deployment.Days;
import org.stile.programmes.Deployment.Entered;
import org.stile.programmes.Deployment.Plan;
import org.stile.programmes.Programme.Place;

/**
 * A file of {@code content/programmes/}: a programme, its solutions, the deployments that sources name, and groups of
 * those that they only count. A group becomes as many rows, named after their region and numbered.
 *
 * @param forecasts what is to be forecast from the rows, as of which day
 */
record ProgrammeFile(
        String slug,
        String name,
        String summary,
        @JsonProperty("rows-note") String rowsNote,
        LocalDate deadline,
        @JsonProperty("deadline-note") String deadlineNote,
        List<PlaceRow> stages,
        List<PlaceRow> regions,
        List<OwnerRow> owners,
        Map<String, SourceRow> sources,
        List<SolutionRow> solutions,
        List<NamedRow> named,
        List<GroupRow> counted,
        List<ForecastRow> forecasts) {

    private static final YAMLMapper YAML =
            YAMLMapper.builder().addModule(new JavaTimeModule()).build();

    record PlaceRow(String key, String name) {}

    record OwnerRow(String name, String source) {}

    record SourceRow(String title, String url) {}

    record SolutionRow(
            String key,
            String region,
            String supplier,
            @JsonProperty("sub-contractor") String subContractor,
            String product,
            String maturity,
            String evidence,
            String source) {}

    record NamedRow(
            String trust,
            String code,
            String region,
            String solution,
            boolean earlier,
            LocalDate from,
            LocalDate to,
            LocalDate left,
            String note,
            String source,
            List<StageRow> stages,
            List<PlanRow> plans) {}

    record StageRow(String stage, LocalDate on) {}

    record PlanRow(LocalDate on, LocalDate said, String reason, String note) {}

    record GroupRow(
            int count,
            String region,
            @JsonProperty("region-stated") boolean regionStated,
            boolean earlier,
            LocalDate from,
            LocalDate to,
            String note,
            String source) {}

    record ForecastRow(
            @JsonProperty("as-of") LocalDate asOf,
            @JsonProperty("for") LocalDate forDay) {}

    static ProgrammeFile read(String yaml) {
        try {
            return YAML.readValue(yaml, ProgrammeFile.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A programme's file cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    Programme programme() {
        return new Programme(
                slug,
                name,
                text(summary),
                text(rowsNote),
                deadline,
                text(deadlineNote),
                places(stages),
                places(regions),
                owning(),
                0);
    }

    private List<Programme.Owner> owning() {
        return owners == null
                ? List.of()
                : owners.stream()
                        .map(row -> new Programme.Owner(
                                row.name(),
                                source(row.source()).title(),
                                source(row.source()).url()))
                        .toList();
    }

    private static List<Place> places(List<PlaceRow> rows) {
        return rows.stream().map(row -> new Place(row.key(), row.name())).toList();
    }

    Solution solution(SolutionRow row) {
        return new Solution(
                0,
                row.region(),
                row.supplier(),
                text(row.subContractor()),
                text(row.product()),
                Token.of(Solution.Maturity.class, row.maturity()).orElseThrow(),
                text(row.evidence()),
                source(row.source()).title(),
                source(row.source()).url());
    }

    /**
     * All deployments, the named ones first.
     *
     * @param solutionIds numbers of the stored solutions by their keys in the file; a region's key names the one that
     *     its rows have unless they say another
     */
    List<Deployment> deployments(Map<String, Long> solutionIds) {
        List<Deployment> deployments = new ArrayList<>();
        named.forEach(row -> deployments.add(named(row, solutionIds)));
        Map<String, Integer> numbers = new HashMap<>();
        for (GroupRow group : counted) {
            for (int i = 0; i < group.count(); i++) {
                deployments.add(counted(group, numbers.merge(group.region(), 1, Integer::sum), solutionIds));
            }
        }
        return deployments;
    }

    private Deployment named(NamedRow row, Map<String, Long> solutionIds) {
        return new Deployment(
                0,
                text(row.code()),
                row.trust(),
                row.region(),
                row.earlier()
                        ? 0
                        : solutionIds.getOrDefault(
                                Optional.ofNullable(row.solution()).orElse(row.region()), 0L),
                row.earlier(),
                row.to() == null ? null : new Days(row.from(), row.to()),
                row.left(),
                false,
                true,
                text(row.note()),
                source(row.source()).title(),
                source(row.source()).url(),
                row.stages() == null
                        ? List.of()
                        : row.stages().stream()
                                .map(stage -> new Entered(stage.stage(), stage.on()))
                                .toList(),
                row.plans() == null
                        ? List.of()
                        : row.plans().stream()
                                .map(plan -> new Plan(
                                        plan.on(),
                                        plan.said(),
                                        Token.of(Deployment.Slip.class, text(plan.reason())),
                                        text(plan.note())))
                                .toList(),
                0);
    }

    private Deployment counted(GroupRow group, int number, Map<String, Long> solutionIds) {
        return new Deployment(
                0,
                "",
                "Not named (%s %d)".formatted(programme().regionName(group.region()), number),
                group.region(),
                group.earlier() ? 0 : solutionIds.getOrDefault(group.region(), 0L),
                group.earlier(),
                new Days(group.from(), group.to()),
                null,
                true,
                group.regionStated(),
                text(group.note()),
                source(group.source()).title(),
                source(group.source()).url(),
                List.of(),
                List.of(),
                0);
    }

    private SourceRow source(String key) {
        return Optional.ofNullable(sources.get(text(key))).orElse(new SourceRow("", ""));
    }

    private static String text(String given) {
        return given == null ? "" : given.strip();
    }
}
