package org.stile.curation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.stile.base.Markdown;
import org.stile.base.SafeHtml;
import org.stile.lessons.Stage;

/**
 * What one version of a toolkit says. Immutable; every change is another one.
 *
 * @param summary Markdown
 * @param programme slug, or empty
 * @param items by stage, and in their order within it
 */
public record ToolkitContent(String title, String summary, String programme, List<ToolkitItem> items) {

    public ToolkitContent {
        items = items == null
                ? List.of()
                : items.stream()
                        .sorted(Comparator.comparing(ToolkitItem::stage))
                        .toList();
    }

    /** The item with this id; empty when there is none. */
    public Optional<ToolkitItem> item(String id) {
        return items.stream().filter(item -> item.id().equals(id)).findFirst();
    }

    /** The items of a stage, in order. */
    public List<ToolkitItem> in(Stage stage) {
        return items.stream().filter(item -> item.stage() == stage).toList();
    }

    /** The stages that have an item, in their order. */
    @JsonIgnore
    public List<Stage> stages() {
        return items.stream().map(ToolkitItem::stage).distinct().toList();
    }

    /** The summary for a page. */
    @JsonIgnore
    public SafeHtml about() {
        return Markdown.html(summary);
    }

    /** The same with other words about the whole. */
    ToolkitContent about(String newTitle, String newSummary, String newProgramme) {
        return new ToolkitContent(newTitle, newSummary, newProgramme, items);
    }

    /** The same with this item in place of the one with its id; where there is none, or the stage is another, last. */
    ToolkitContent with(ToolkitItem item) {
        boolean stays =
                item(item.id()).filter(old -> old.stage() == item.stage()).isPresent();
        if (stays) {
            return with(items.stream()
                    .map(old -> old.id().equals(item.id()) ? item : old)
                    .toList());
        }
        List<ToolkitItem> others = new ArrayList<>(without(item.id()).items);
        others.add(item);
        return with(others);
    }

    ToolkitContent without(String id) {
        return with(items.stream().filter(item -> !item.id().equals(id)).toList());
    }

    /** The same with an item one place further up or down in its stage; the same object at the end of it. */
    ToolkitContent moved(String id, Featuring.Move way) {
        List<ToolkitItem> moved = new ArrayList<>(items);
        int from = moved.indexOf(item(id).orElseThrow());
        int to = from + (way == Featuring.Move.UP ? -1 : 1);
        if (to < 0
                || to >= moved.size()
                || moved.get(from).stage() != moved.get(to).stage()) {
            return this;
        }
        Collections.swap(moved, from, to);
        return with(moved);
    }

    /** The same with something done to every text. */
    ToolkitContent mapped(UnaryOperator<String> texts) {
        return new ToolkitContent(
                texts.apply(title),
                texts.apply(summary),
                programme,
                items.stream()
                        .map(item -> new ToolkitItem(
                                item.id(),
                                item.stage(),
                                texts.apply(item.text()),
                                texts.apply(item.guidance()),
                                item.topics(),
                                item.pinned(),
                                item.files()))
                        .toList());
    }

    private ToolkitContent with(List<ToolkitItem> others) {
        return new ToolkitContent(title, summary, programme, others);
    }
}
