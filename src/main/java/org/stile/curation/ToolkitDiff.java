package org.stile.curation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.stile.lessons.Stage;

/**
 * What one version of a toolkit has that another had not. Items are told apart by their ids alone.
 *
 * @param changed items that say something else
 * @param relinked items that say the same with other lessons, files or topics
 * @param moved items in another stage, or in another order than those that stayed; never more than needed
 * @param about whether title, summary or programme are others
 */
public record ToolkitDiff(
        List<ToolkitItem> added,
        List<Changed> changed,
        List<ToolkitItem> removed,
        List<Moved> moved,
        List<ToolkitItem> relinked,
        boolean about) {

    /** An item that says something else. */
    public record Changed(ToolkitItem before, ToolkitItem after) {

        /** Whether the line itself is another, not only the guidance. */
        public boolean text() {
            return !before.text().equals(after.text());
        }
    }

    /** An item that stands elsewhere. */
    public record Moved(ToolkitItem item, Stage from) {

        public boolean toOtherStage() {
            return item.stage() != from;
        }
    }

    /** What is in {@code after} and was not in {@code before}, in the order of {@code after}; what was removed in its own. */
    public static ToolkitDiff between(ToolkitContent before, ToolkitContent after) {
        List<Changed> changed = new ArrayList<>();
        List<ToolkitItem> relinked = new ArrayList<>();
        for (ToolkitItem item : after.items()) {
            before.item(item.id()).ifPresent(old -> {
                if (!old.wording().equals(item.wording())) {
                    changed.add(new Changed(old, item));
                } else if (!old.topics().equals(item.topics())
                        || !old.pinned().equals(item.pinned())
                        || !old.files().equals(item.files())) {
                    relinked.add(item);
                }
            });
        }
        return new ToolkitDiff(
                missing(after, before),
                changed,
                missing(before, after),
                moved(before, after),
                relinked,
                !about(before).equals(about(after)));
    }

    /** Whether both say the same. */
    public boolean empty() {
        return added.isEmpty()
                && changed.isEmpty()
                && removed.isEmpty()
                && moved.isEmpty()
                && relinked.isEmpty()
                && !about;
    }

    private static List<String> about(ToolkitContent content) {
        return List.of(content.title(), content.summary(), content.programme());
    }

    private static List<ToolkitItem> missing(ToolkitContent has, ToolkitContent hasNot) {
        return has.items().stream()
                .filter(item -> hasNot.item(item.id()).isEmpty())
                .toList();
    }

    private static List<Moved> moved(ToolkitContent before, ToolkitContent after) {
        List<Moved> moved = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            List<String> was = ids(before.in(stage));
            List<String> stayed = ids(after.in(stage));
            stayed.retainAll(was);
            Set<String> inOrder = inOrder(stayed, was);
            for (ToolkitItem item : after.in(stage)) {
                before.item(item.id())
                        .filter(old -> !inOrder.contains(item.id()))
                        .ifPresent(old -> moved.add(new Moved(item, old.stage())));
            }
        }
        return moved;
    }

    private static List<String> ids(List<ToolkitItem> items) {
        return new ArrayList<>(items.stream().map(ToolkitItem::id).toList());
    }

    /** A longest choice of the ids whose order is that of {@code was}: the rest have moved. Some twenty ids at most. */
    private static Set<String> inOrder(List<String> ids, List<String> was) {
        int[] places = ids.stream().mapToInt(was::indexOf).toArray();
        int[] longest = new int[places.length];
        int[] previous = new int[places.length];
        Arrays.fill(previous, -1);
        int end = -1;
        for (int i = 0; i < places.length; i++) {
            longest[i] = 1;
            for (int j = 0; j < i; j++) {
                if (places[j] < places[i] && longest[j] + 1 > longest[i]) {
                    longest[i] = longest[j] + 1;
                    previous[i] = j;
                }
            }
            end = end < 0 || longest[i] > longest[end] ? i : end;
        }
        Set<String> kept = new HashSet<>();
        for (int i = end; i >= 0; i = previous[i]) {
            kept.add(ids.get(i));
        }
        return kept;
    }
}
