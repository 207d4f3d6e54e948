package org.stile.curation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Stage;

class ToolkitDiffTest {

    private static final Instant NOW = Instant.parse("2005-11-14T12:00:00Z");

    @Test
    void an_item_that_is_added_changed_removed_moved_or_relinked_is_told_as_that_and_nothing_else() {
        ToolkitContent before = content(
                item("a", Stage.PLANNING, "Count images"),
                item("b", Stage.PLANNING, "Count people"),
                item("c", Stage.PLANNING, "Count accounts"),
                item("d", Stage.BUILD, "Cool the room"));
        ToolkitContent after = before.with(item("b", Stage.PLANNING, "Count people and their days"))
                .without("c")
                .with(item("d", Stage.TESTING, "Cool the room"))
                .with(new ToolkitItem(
                        "a", Stage.PLANNING, "Count images", "", List.of(), List.of(new LessonRef(7)), List.of()))
                .with(item("e", Stage.BUILD, "Ring a person"));

        ToolkitDiff diff = ToolkitDiff.between(before, after);

        assertThat(diff.added()).extracting(ToolkitItem::id).containsExactly("e");
        assertThat(diff.changed())
                .extracting(change ->
                        change.before().text() + " > " + change.after().text())
                .containsExactly("Count people > Count people and their days");
        assertThat(diff.removed()).extracting(ToolkitItem::id).containsExactly("c");
        assertThat(diff.moved())
                .containsExactly(new ToolkitDiff.Moved(after.item("d").orElseThrow(), Stage.BUILD));
        assertThat(diff.relinked()).extracting(ToolkitItem::id).containsExactly("a");
        assertThat(diff.about()).isFalse();
        assertThat(ToolkitDiff.between(before, before).empty()).isTrue();
    }

    @Test
    void one_item_that_moves_past_others_is_the_only_one_that_has_moved() {
        ToolkitContent before =
                content(item("a", Stage.PLANNING, "A"), item("b", Stage.PLANNING, "B"), item("c", Stage.PLANNING, "C"));

        ToolkitDiff diff =
                ToolkitDiff.between(before, before.moved("c", Featuring.Move.UP).moved("c", Featuring.Move.UP));

        assertThat(diff.moved()).extracting(moved -> moved.item().id()).containsExactly("c");
    }

    @Test
    void items_stay_in_the_order_of_the_stages_whatever_is_done() {
        ToolkitContent content = content(item("a", Stage.GO_LIVE, "A"))
                .with(item("b", Stage.BUSINESS_CASE, "B"))
                .with(item("c", Stage.GO_LIVE, "C"))
                .with(item("a", Stage.OPTIMISATION, "A"));

        assertThat(content.items()).extracting(ToolkitItem::id).containsExactly("b", "c", "a");
        assertThat(content.moved("c", Featuring.Move.UP)).isSameAs(content);
    }

    @Test
    void whatever_is_edited_a_difference_leads_from_the_old_to_the_new() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            ToolkitContent before = edited(content(), random, 20);
            ToolkitContent after = edited(before, random, 12);

            ToolkitDiff diff = ToolkitDiff.between(before, after);

            ToolkitContent made = before;
            for (ToolkitItem removed : diff.removed()) {
                made = made.without(removed.id());
            }
            List<ToolkitItem> told = Stream.concat(
                            Stream.concat(diff.added().stream(), diff.relinked().stream()),
                            Stream.concat(
                                    diff.changed().stream().map(ToolkitDiff.Changed::after),
                                    diff.moved().stream().map(ToolkitDiff.Moved::item)))
                    .toList();
            for (ToolkitItem item : told) {
                made = made.with(item);
            }
            assertThat(made.items()).as("seed " + seed).containsExactlyInAnyOrderElementsOf(after.items());
            assertThat(order(before, diff)).as("order, seed " + seed).isEqualTo(order(after, diff));
        }
    }

    /** What has neither come, gone nor moved: it stands in the same order in both. */
    private static List<String> order(ToolkitContent content, ToolkitDiff diff) {
        Set<String> others = new HashSet<>();
        diff.added().forEach(item -> others.add(item.id()));
        diff.removed().forEach(item -> others.add(item.id()));
        diff.moved().forEach(moved -> others.add(moved.item().id()));
        return content.items().stream()
                .map(item -> item.stage() + " " + item.id())
                .filter(item -> !others.contains(item.substring(item.indexOf(' ') + 1)))
                .toList();
    }

    @Test
    void no_tick_and_no_note_is_ever_lost_whatever_is_edited_and_taken_over() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            ToolkitContent national = edited(content(), random, 15);
            Map<String, ToolkitMark> marks = new HashMap<>();
            for (int round = 0; round < 8; round++) {
                for (ToolkitItem item : national.items()) {
                    if (random.nextInt(3) == 0) {
                        marks.put(item.id(), mark(item, random));
                    }
                }
                national = edited(national, random, 6);
                ToolkitCopy copy = copy(national, marks);

                List<ToolkitMark> shown = new ArrayList<>(copy.left());
                national.items().stream()
                        .map(item -> copy.mark(item.id()))
                        .filter(ToolkitMark::says)
                        .forEach(shown::add);
                assertThat(shown).as("seed " + seed).containsExactlyInAnyOrderElementsOf(marks.values());
                for (ToolkitItem item : national.items()) {
                    ToolkitMark mark = copy.mark(item.id());
                    boolean other = mark.done().isPresent() && !mark.wording().equals(item.wording());
                    assertThat(mark.changedSince(item)).isEqualTo(other);
                }
                assertThat(copy.left())
                        .as("what is left is not in the toolkit, seed " + seed)
                        .noneMatch(mark -> copy.content().item(mark.item()).isPresent());
            }
        }
    }

    @Test
    void an_item_that_comes_back_has_its_note_again() {
        ToolkitItem item = item("a", Stage.PLANNING, "Count images");
        ToolkitContent national = content(item);
        Map<String, ToolkitMark> marks = Map.of("a", mark(item, new Random(1)));

        assertThat(copy(national.without("a"), marks).left()).hasSize(1);
        assertThat(copy(national.without("a").with(item), marks).left()).isEmpty();
        assertThat(copy(national, marks).mark("a").note()).isEqualTo("We did it on the 3rd");
    }

    private static ToolkitMark mark(ToolkitItem item, Random random) {
        boolean done = random.nextBoolean();
        return new ToolkitMark(
                item.id(),
                item.text(),
                done ? Optional.of(new ToolkitMark.By(NOW, "member")) : Optional.empty(),
                done ? item.wording() : "",
                "We did it on the 3rd",
                1,
                Optional.of(new ToolkitMark.By(NOW, "trust-lead")));
    }

    private static ToolkitCopy copy(ToolkitContent content, Map<String, ToolkitMark> marks) {
        Toolkit national = new Toolkit("x", 2, content, true, 0, Optional.empty(), NOW);
        return new ToolkitCopy("ZZD1", 2, NOW, content, Map.copyOf(marks), national);
    }

    private static ToolkitContent edited(ToolkitContent content, Random random, int edits) {
        ToolkitContent edited = content;
        for (int i = 0; i < edits; i++) {
            List<ToolkitItem> items = edited.items();
            ToolkitItem one = items.isEmpty() ? null : items.get(random.nextInt(items.size()));
            edited = switch (one == null ? 0 : random.nextInt(6)) {
                case 0 -> edited.with(item("n" + random.nextInt(1_000_000), stage(random), "Do " + i));
                case 1 -> edited.with(item(one.id(), one.stage(), "Do otherwise " + random.nextInt(1_000)));
                case 2 -> edited.without(one.id());
                case 3 -> edited.with(item(one.id(), stage(random), one.text()));
                case 4 -> edited.moved(one.id(), Featuring.Move.UP);
                default -> edited.moved(one.id(), Featuring.Move.DOWN);
            };
        }
        return edited;
    }

    private static Stage stage(Random random) {
        return List.of(Stage.PLANNING, Stage.BUILD, Stage.GO_LIVE).get(random.nextInt(3));
    }

    private static ToolkitItem item(String id, Stage stage, String text) {
        return new ToolkitItem(id, stage, text, "", List.of(), List.of(), List.of());
    }

    private static ToolkitContent content(ToolkitItem... items) {
        return new ToolkitContent("A toolkit", "", "", List.of(items));
    }
}
