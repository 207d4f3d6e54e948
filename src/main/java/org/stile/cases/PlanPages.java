package org.stile.cases;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;
import org.stile.base.PageOf;
import org.stile.cases.Plan.Category;
import org.stile.cases.Plan.Line;
import org.stile.cases.Plan.Variance;
import org.stile.programmes.Deployment;
import org.stile.programmes.Programme;
import org.stile.web.Form;
import org.stile.web.Option;
import org.stile.web.PageLink;

/** What each page about a financial plan shows. */
final class PlanPages {

    private static final int PAGE = 30;

    private PlanPages() {}

    /** A line or a total, in words; empty where there is nothing. */
    record Row(
            String href,
            String name,
            String category,
            String year,
            String estimate,
            String actual,
            String variance,
            boolean large) {}

    /** A category as comparable trusts have it; all but the category empty where there are too few. */
    record CompareRow(String category, String trusts, String lower, String median, String upper) {}

    /**
     * A plan.
     *
     * @param yearBase empty while nothing is planned
     * @param comparedIn the year whose prices the comparison is in; empty when there is none
     */
    @CheckedTemplate(basePath = "cases", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PlanPage(
            Programme programme,
            Deployment deployment,
            String base,
            String yearBase,
            List<Row> lines,
            List<Row> totals,
            boolean invitesLesson,
            String comparedIn,
            List<CompareRow> comparison,
            boolean mayChange,
            Form form,
            List<Option> categories,
            int pages,
            String previous,
            String next,
            List<PageLink> links)
            implements TemplateInstance {}

    /** The form of one line. */
    @CheckedTemplate(basePath = "cases", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PlanLine(
            Programme programme,
            Deployment deployment,
            String base,
            String yearBase,
            Line line,
            Form form,
            List<Option> categories)
            implements TemplateInstance {}

    /** @param number of the page of lines, from 1 */
    static PlanPage page(Plans.Opened opened, Form form, int number) {
        String base = base(opened);
        Optional<Plan> plan = opened.plan();
        List<Line> all = plan.map(Plan::lines).orElse(List.of());
        PageOf<Line> lines = PageOf.of(all, number, PAGE);
        return new PlanPage(
                opened.journey().programme(),
                opened.journey().deployment(),
                base,
                yearBase(opened),
                lines.items().stream().map(line -> row(line, base)).toList(),
                plan.stream()
                        .flatMap(of -> of.totals().stream())
                        .map(PlanPages::row)
                        .toList(),
                plan.filter(Plan::invitesLesson).isPresent(),
                opened.comparison().map(of -> Integer.toString(of.yearBase())).orElse(""),
                opened.comparison().stream()
                        .flatMap(of -> of.figures().stream())
                        .map(PlanPages::row)
                        .toList(),
                opened.mayChange(),
                form,
                CaseViews.options(Category.class),
                lines.pages(),
                PageLink.previous(lines, base + "?page="),
                PageLink.next(lines, base + "?page="),
                PageLink.all(lines, base + "?page="));
    }

    static PlanLine line(Plans.Opened opened, Line line, Form form) {
        return new PlanLine(
                opened.journey().programme(),
                opened.journey().deployment(),
                base(opened),
                yearBase(opened),
                line,
                form,
                CaseViews.options(Category.class));
    }

    private static String yearBase(Plans.Opened opened) {
        return opened.plan().map(plan -> Integer.toString(plan.yearBase())).orElse("");
    }

    static String base(Plans.Opened opened) {
        return "/programmes/%s/deployments/%d/financial-plan"
                .formatted(
                        opened.journey().programme().slug(),
                        opened.journey().deployment().id());
    }

    private static Row row(Line line, String base) {
        return new Row(
                base + "/lines/" + line.id(),
                line.name(),
                line.category().label(),
                line.financialYear(),
                label(line.estimate()),
                label(line.actual()),
                words(line.variance()),
                line.variance().filter(Variance::large).isPresent());
    }

    private static Row row(Plan.Total total) {
        return new Row(
                "",
                total.name(),
                "",
                "",
                Pounds.label(total.estimate()),
                Pounds.label(total.actual()),
                words(total.variance()),
                total.variance().filter(Variance::large).isPresent());
    }

    private static CompareRow row(Comparison.Figure figure) {
        return figure.quartiles()
                .map(of -> new CompareRow(
                        figure.category().label(),
                        Integer.toString(of.trusts()),
                        Pounds.label(of.lower()),
                        Pounds.label(of.median()),
                        Pounds.label(of.upper())))
                .orElse(new CompareRow(figure.category().label(), "", "", "", ""));
    }

    private static String label(Long pence) {
        return pence == null ? "" : Pounds.label(pence);
    }

    /** Such as "+£1,200 (+12.5%)". */
    private static String words(Optional<Variance> variance) {
        return variance.map(of -> (of.difference() > 0 ? "+" : "")
                        + Pounds.label(of.difference())
                        + (of.percent().isEmpty() ? "" : " (" + of.percent() + ")"))
                .orElse("");
    }
}
