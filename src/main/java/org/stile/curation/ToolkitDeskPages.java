package org.stile.curation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.stile.base.PageOf;
import org.stile.base.Token;
import org.stile.lessons.Lesson;
import org.stile.lessons.Stage;
import org.stile.web.Form;
import org.stile.web.Option;
import org.stile.web.PageLink;

/** What the desk's pages of toolkits show. */
final class ToolkitDeskPages {

    private ToolkitDeskPages() {}

    /**
     * A toolkit in the list.
     *
     * @param owner empty when nobody keeps it
     * @param due whether somebody should have gone through it by now
     */
    record Line(Toolkit toolkit, String owner, boolean due) {}

    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolkitDesk(List<Line> toolkits) implements TemplateInstance {}

    /** @param toolkit null for a new one */
    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolkitDetails(Form form, String heading, Toolkit toolkit, List<Option> curators)
            implements TemplateInstance {}

    /** An item in the list of its stage. */
    record Row(ToolkitItem item, boolean first, boolean last) {

        /** What the buttons are called: each names its item, since a page has many. */
        public String moveUp() {
            return "Move up: " + item.text();
        }

        public String moveDown() {
            return "Move down: " + item.text();
        }
    }

    record OfStage(Stage stage, List<Row> rows) {}

    /** A stage to choose. */
    record Choice(Stage stage, int items, boolean chosen) {}

    /** @param by empty for what shipped */
    record Saved(int version, String note, Instant at, String by, boolean present) {

        public String back() {
            return "Go back to version " + version;
        }
    }

    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolkitEdit(Toolkit toolkit, String owner, List<Choice> choices, OfStage step, List<Saved> history)
            implements TemplateInstance {}

    /** @param id of the item, or {@code new} */
    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolkitItemForm(
            Form form, String heading, Toolkit toolkit, String id, List<Option> stages, List<Option> topics)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolkitRemove(Form form, Toolkit toolkit, ToolkitItem item) implements TemplateInstance {}

    /** A place in a toolkit. */
    record Place(Toolkit toolkit, ToolkitItem item) {}

    /** @param places items whose rule the lesson fits; at most three */
    record Unplaced(Lesson lesson, List<Place> places) {}

    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolkitReports(
            Form form,
            List<Option> stages,
            long total,
            List<Unplaced> lessons,
            List<Place> bare,
            int pages,
            String previous,
            String next,
            List<PageLink> links)
            implements TemplateInstance {}

    /** The stages, of which one is edited at a time: the one that was asked for, or the first with an item. */
    static List<Choice> choices(ToolkitContent content, String asked) {
        Stage chosen = Token.of(Stage.class, asked)
                .or(() -> content.stages().stream().findFirst())
                .orElse(Stage.BUSINESS_CASE);
        return Arrays.stream(Stage.values())
                .map(stage -> new Choice(stage, content.in(stage).size(), stage == chosen))
                .toList();
    }

    static OfStage step(ToolkitContent content, List<Choice> choices) {
        Stage chosen = choices.stream()
                .filter(Choice::chosen)
                .findFirst()
                .orElseThrow()
                .stage();
        return new OfStage(chosen, rows(content.in(chosen)));
    }

    private static List<Row> rows(List<ToolkitItem> items) {
        List<Row> rows = new ArrayList<>();
        for (ToolkitItem item : items) {
            rows.add(new Row(item, rows.isEmpty(), rows.size() == items.size() - 1));
        }
        return rows;
    }

    static ToolkitReports reports(Form form, String address, PageOf<Unplaced> lessons, List<Place> bare) {
        return new ToolkitReports(
                form,
                ToolkitForm.stages(),
                lessons.total(),
                lessons.items(),
                bare,
                lessons.pages(),
                PageLink.previous(lessons, address),
                PageLink.next(lessons, address),
                PageLink.all(lessons, address));
    }
}
