package org.stile.programmes;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.stream.Collectors;
import org.stile.base.Problem;
import org.stile.base.Token;
import org.stile.web.Form;

/** The fields of the forms of this package. */
final class ProgrammeForm {

    private static final String STAGES = """
            Business case
            Procurement
            Planning
            Build
            Testing
            Training
            Go-live
            Early life
            Benefits
            Optimisation""";

    private ProgrammeForm() {}

    /** A form to start from: the stages that lessons know. */
    static Form blank() {
        return Form.empty().with("stages", STAGES);
    }

    static Form of(Programme programme) {
        return Form.empty()
                .with("name", programme.name())
                .with("summary", programme.summary())
                .with(
                        "deadline",
                        programme.deadline() == null ? "" : programme.deadline().toString())
                .with("deadline-note", programme.deadlineNote())
                .with("stages", lines(programme.stages()))
                .with("regions", lines(programme.regions()))
                .with(
                        "owners",
                        programme.owners().stream().map(Programme.Owner::name).collect(Collectors.joining("\n")))
                .with("version", Integer.toString(programme.version()));
    }

    private static String lines(java.util.List<Programme.Place> places) {
        return places.stream().map(Programme.Place::name).collect(Collectors.joining("\n"));
    }

    static Form of(Solution solution) {
        return Form.empty()
                .with("supplier", solution.supplier())
                .with("sub-contractor", solution.subContractor())
                .with("product", solution.product())
                .with("maturity", solution.maturity().value())
                .with("evidence", solution.evidence());
    }

    static Form of(Deployment deployment) {
        return Form.empty()
                .with("version", Integer.toString(deployment.version()))
                .with(
                        "live-on",
                        deployment.live() == null ? "" : deployment.live().to().toString())
                .with("solution", Long.toString(deployment.solutionId()))
                .with(
                        "left-on",
                        deployment.leftOn() == null ? "" : deployment.leftOn().toString());
    }

    static ProgrammeDesk.Terms terms(Form form) {
        return new ProgrammeDesk.Terms(
                form.text("name"),
                form.text("summary"),
                form.text("deadline").isEmpty() ? null : day(form, "deadline"),
                form.text("deadline-note"),
                form.text("stages"),
                form.text("regions"),
                form.text("owners"));
    }

    static Solution solution(Form form, long id) {
        return new Solution(
                id,
                form.text("region"),
                form.text("supplier"),
                form.text("sub-contractor"),
                form.text("product"),
                Token.of(Solution.Maturity.class, form.text("maturity")).orElse(null),
                form.text("evidence"),
                "",
                "");
    }

    static Engagement engagement(Form form) {
        return new Engagement(
                0, form.text("engaged-stage"), form.text("audience"), day(form, "engaged-on"), form.text("what"));
    }

    /** The day that a field holds; {@link Problem.Invalid} when it holds none. */
    static LocalDate day(Form form, String field) {
        try {
            return LocalDate.parse(form.text(field));
        } catch (DateTimeParseException notADate) {
            throw new Problem.Invalid(field, "Give a date as year-month-day, such as 2027-03-31");
        }
    }

    /** The number that a field holds; 0 when it holds none. */
    static long number(Form form, String field) {
        try {
            return form.text(field).isEmpty() ? 0 : Long.parseLong(form.text(field));
        } catch (NumberFormatException notANumber) {
            throw new Problem.Invalid(field, "Choose one from the list");
        }
    }

    static int version(Form form) {
        return (int) Math.min(Integer.MAX_VALUE, number(form, "version"));
    }
}
