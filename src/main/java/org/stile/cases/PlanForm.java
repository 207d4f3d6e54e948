package org.stile.cases;

import java.util.LinkedHashMap;
import java.util.Map;
import org.stile.base.Token;
import org.stile.cases.Plan.Category;
import org.stile.cases.Plan.Line;
import org.stile.web.Form;

/** The fields of the forms of a financial plan. */
final class PlanForm {

    private PlanForm() {}

    static Form of(Line line, int version) {
        return Form.empty()
                .with("category", line.category().value())
                .with("year", Integer.toString(line.year()))
                .with("name", line.name())
                .with("estimate", Pounds.field(line.estimate()))
                .with("actual", Pounds.field(line.actual()))
                .with("version", Integer.toString(version));
    }

    /** What a form says; {@link org.stile.base.Problem.Invalid} says everything that cannot be read. */
    static Line line(Form form, long id) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Integer year = CaseForm.year(wrong, form, "year");
        if (year == null) {
            wrong.putIfAbsent("year", "Give the year in which the financial year starts, such as 2005");
        }
        Line line = new Line(
                id,
                Token.of(Category.class, form.text("category")).orElse(null),
                year == null ? 0 : year,
                form.text("name"),
                Pounds.read(wrong, "estimate", form.text("estimate")),
                Pounds.read(wrong, "actual", form.text("actual")));
        yearBase(wrong, form);
        CaseRules.refuse(wrong);
        return line;
    }

    private static Integer yearBase(Map<String, String> wrong, Form form) {
        return CaseForm.year(wrong, form, "year-base");
    }

    /** The year of prices; null when none is given. */
    static Integer yearBase(Form form) {
        return yearBase(new LinkedHashMap<>(), form);
    }
}
