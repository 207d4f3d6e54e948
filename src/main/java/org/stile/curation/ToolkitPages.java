package org.stile.curation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stile.lessons.Stage;
import org.stile.topics.Topics;
import org.stile.trusts.Trust;
import org.stile.web.Form;

/** What readers' pages of toolkits show. */
final class ToolkitPages {

    private ToolkitPages() {}

    /**
     * One thing to do.
     *
     * @param number such as "2.3": the third of the second stage that the toolkit has
     * @param topics names, for the words of the rule; empty when the rule finds nothing for it
     * @param mark of the reader's trust; of nobody on a national page
     */
    record Item(String number, ToolkitItem item, String topics, ToolkitLessons.OfItem lessons, ToolkitMark mark) {

        /** What the button is called: each names its item, since a page has many. */
        public String tick() {
            return "Tick " + number;
        }

        public String untick() {
            return "Take the tick of " + number + " away";
        }

        public String tickAgain() {
            return "Tick " + number + " again";
        }

        public boolean done() {
            return mark.done().isPresent();
        }

        /** Whether it was ticked when it said something else. */
        public boolean changed() {
            return mark.changedSince(item);
        }
    }

    /** @param next the stage after it; null for the last */
    record OfStage(Stage stage, List<Item> items, Stage next) {

        public long done() {
            return items.stream().filter(Item::done).count();
        }
    }

    /** @param done how many items the reader's trust has ticked; empty when it has no copy */
    record Listed(Toolkit toolkit, Optional<Long> done) {}

    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolkitList(List<Listed> toolkits, boolean curator) implements TemplateInstance {}

    /**
     * The national toolkit.
     *
     * @param ours whether the reader's trust has a copy
     * @param mayCopy whether the reader may take one
     * @param before trusts that went over into the reader's and left a copy
     */
    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolkitPage(
            Toolkit toolkit,
            List<OfStage> stages,
            String rule,
            boolean ours,
            boolean mayCopy,
            boolean curator,
            List<Trust> before)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolkitPrint(Toolkit toolkit, List<OfStage> stages) implements TemplateInstance {}

    /**
     * A trust's own copy.
     *
     * @param kit title of the copy, where there is one: the national toolkit may be a draft again and say something else
     * @param copy null while it has none
     * @param news null when the copy is as new as the national toolkit
     * @param before trusts that went over into this one and left a copy
     */
    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolkitOurs(
            Toolkit toolkit,
            String kit,
            String trust,
            ToolkitCopy copy,
            List<OfStage> stages,
            ToolkitDiff news,
            List<Toolkit.Version> since,
            String rule,
            boolean lead,
            List<Trust> before)
            implements TemplateInstance {}

    /** The copy that a trust left which went over into the reader's: to read. */
    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolkitBefore(Trust trust, ToolkitCopy copy, List<OfStage> stages) implements TemplateInstance {}

    /** @param latest what a colleague has written meanwhile; null when nobody has */
    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolkitNote(
            Form form, String slug, String kit, String itemId, String said, String trust, String latest, int most)
            implements TemplateInstance {}

    /** The stages that have an item, with what goes with each. */
    static List<OfStage> stages(
            ToolkitContent content,
            Map<String, ToolkitLessons.OfItem> lessons,
            Map<String, ToolkitMark> marks,
            Topics topics) {
        List<Stage> stages = content.stages();
        List<OfStage> views = new ArrayList<>();
        for (int s = 0; s < stages.size(); s++) {
            List<Item> items = new ArrayList<>();
            for (ToolkitItem item : content.in(stages.get(s))) {
                items.add(new Item(
                        "%d.%d".formatted(s + 1, items.size() + 1),
                        item,
                        item.topics().stream().map(topics::name).collect(Collectors.joining(" or ")),
                        lessons.getOrDefault(item.id(), ToolkitLessons.OfItem.NONE),
                        marks.getOrDefault(item.id(), ToolkitMark.none(item.id()))));
            }
            views.add(new OfStage(stages.get(s), items, s + 1 < stages.size() ? stages.get(s + 1) : null));
        }
        return views;
    }
}
