package org.stile.curation;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.stile.base.PageOf;
import org.stile.base.Problem;
import org.stile.base.Token;
import org.stile.lessons.Stage;
import org.stile.topics.Topics;
import org.stile.trusts.Trust;
import org.stile.web.Form;
import org.stile.web.PageLink;

/** What readers' pages of toolkits show. */
final class ToolkitPages {

    /** Ten items with guidance, files and eleven lessons each stay below what a page may weigh. */
    static final int PAGE = 10;

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

    /** An item in the list of all: what to do, and where it is said how. */
    record Brief(String number, String text, String href, boolean done) {}

    /** A stage in the list of all, with its page. */
    record Step(Stage stage, String href, List<Brief> items) {

        public long done() {
            return items.stream().filter(Brief::done).count();
        }
    }

    /** A stage to print, whole. */
    record OfStage(Stage stage, List<Item> items) {}

    /**
     * A page of one stage.
     *
     * @param before the stage before it, and {@code after} the one after; null where there is none
     */
    record StagePage(
            Stage stage,
            List<Item> items,
            Step before,
            Step after,
            int pages,
            String previous,
            String next,
            List<PageLink> links) {}

    /** A page of marks of items that the national toolkit has no longer. */
    record LeftPage(List<ToolkitMark> marks, int pages, String previous, String next, List<PageLink> links) {}

    /** @param done how many items the reader's trust has ticked; empty when it has no copy */
    record Listed(Toolkit toolkit, Optional<Long> done) {}

    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolkitList(List<Listed> toolkits, boolean curator) implements TemplateInstance {}

    /**
     * The national toolkit: what there is to do, stage by stage. How, and with which lessons, is on the pages of the
     * stages: fifty items with all of that would be more than a telephone on a ward should have to load.
     *
     * @param ours whether the reader's trust has a copy
     * @param mayCopy whether the reader may take one
     * @param before trusts that went over into the reader's and left a copy
     */
    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolkitPage(
            Toolkit toolkit, List<Step> stages, boolean ours, boolean mayCopy, boolean curator, List<Trust> before)
            implements TemplateInstance {}

    /** A stage of the national toolkit. */
    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolkitStage(Toolkit toolkit, List<Step> stages, StagePage step, String rule, boolean ours)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolkitPrint(Toolkit toolkit, List<OfStage> stages) implements TemplateInstance {}

    /**
     * A trust's own copy.
     *
     * @param kit title of the copy, where there is one: the national toolkit may be a draft again and say something else
     * @param copy null while it has none
     * @param left how many marks are of items that it has no longer
     * @param news null when the copy is as new as the national toolkit
     * @param before trusts that went over into this one and left a copy
     */
    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolkitOurs(
            Toolkit toolkit,
            String kit,
            String trust,
            ToolkitCopy copy,
            List<Step> stages,
            ToolkitDiff news,
            List<Toolkit.Version> since,
            int left,
            boolean lead,
            List<Trust> before)
            implements TemplateInstance {}

    /** A stage of a trust's own copy. */
    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolkitOursStage(String slug, String kit, String trust, List<Step> stages, StagePage step, String rule)
            implements TemplateInstance {}

    /** What a trust made of items that the national toolkit has no longer. */
    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolkitOursLeft(String slug, String kit, String trust, LeftPage left) implements TemplateInstance {}

    /** The copy that a trust left which went over into the reader's: to read, stage by stage as the reader's own. */
    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolkitBefore(Trust trust, ToolkitCopy copy, List<Step> stages, int left) implements TemplateInstance {}

    /** A stage of such a copy. */
    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolkitBeforeStage(Trust trust, ToolkitCopy copy, List<Step> stages, StagePage step)
            implements TemplateInstance {}

    /** What was made there of items that the national toolkit has no longer. */
    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolkitBeforeLeft(Trust trust, ToolkitCopy copy, LeftPage left) implements TemplateInstance {}

    /** @param latest what a colleague has written meanwhile; null when nobody has */
    @CheckedTemplate(basePath = "curation", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ToolkitNote(
            Form form,
            String slug,
            String kit,
            String itemId,
            String said,
            String trust,
            String latest,
            int most,
            String back)
            implements TemplateInstance {}

    /** The stages that have an item, to print: with the lessons that were chosen. */
    static List<OfStage> stages(ToolkitContent content, Map<String, ToolkitLessons.OfItem> lessons, Topics topics) {
        return content.stages().stream()
                .map(stage -> new OfStage(stage, items(content, content.in(stage), lessons, Map.of(), topics)))
                .toList();
    }

    /**
     * The stages that have an item, as a list.
     *
     * @param base address of the toolkit or the copy
     */
    static List<Step> steps(ToolkitContent content, Map<String, ToolkitMark> marks, String base) {
        return content.stages().stream()
                .map(stage -> new Step(
                        stage,
                        stage(base, stage),
                        content.in(stage).stream()
                                .map(item -> new Brief(
                                        number(content, item),
                                        item.text(),
                                        place(content, item.id(), base),
                                        marks.getOrDefault(item.id(), ToolkitMark.none(item.id()))
                                                .done()
                                                .isPresent()))
                                .toList()))
                .toList();
    }

    /** The stage of that word in addresses; {@link Problem.NotFound} when the toolkit has nothing to do in it. */
    static Stage stage(ToolkitContent content, String word) {
        return Token.of(Stage.class, word)
                .filter(content.stages()::contains)
                .orElseThrow(() -> new Problem.NotFound("This toolkit has nothing to do in such a stage."));
    }

    /** The items of a stage that are on a page. */
    static PageOf<ToolkitItem> page(ToolkitContent content, Stage stage, int number) {
        return PageOf.of(content.in(stage), number, PAGE);
    }

    /**
     * Marks of items that the national toolkit has no longer.
     *
     * @param base address of the copy
     */
    static LeftPage left(ToolkitCopy copy, int number, String base) {
        PageOf<ToolkitMark> page = PageOf.of(copy.left(), number, PAGE);
        String address = base + "/no-longer?page=";
        return new LeftPage(
                page.items(),
                page.pages(),
                PageLink.previous(page, address),
                PageLink.next(page, address),
                PageLink.all(page, address));
    }

    static StagePage page(
            ToolkitContent content,
            Stage stage,
            PageOf<ToolkitItem> page,
            List<Step> steps,
            Map<String, ToolkitLessons.OfItem> lessons,
            Map<String, ToolkitMark> marks,
            Topics topics) {
        int here = content.stages().indexOf(stage);
        String address = steps.get(here).href() + "?page=";
        return new StagePage(
                stage,
                items(content, page.items(), lessons, marks, topics),
                here == 0 ? null : steps.get(here - 1),
                here + 1 == steps.size() ? null : steps.get(here + 1),
                page.pages(),
                PageLink.previous(page, address),
                PageLink.next(page, address),
                PageLink.all(page, address));
    }

    private static List<Item> items(
            ToolkitContent content,
            List<ToolkitItem> of,
            Map<String, ToolkitLessons.OfItem> lessons,
            Map<String, ToolkitMark> marks,
            Topics topics) {
        return of.stream()
                .map(item -> new Item(
                        number(content, item),
                        item,
                        item.topics().stream().map(topics::name).collect(Collectors.joining(" or ")),
                        lessons.getOrDefault(item.id(), ToolkitLessons.OfItem.NONE),
                        marks.getOrDefault(item.id(), ToolkitMark.none(item.id()))))
                .toList();
    }

    private static String number(ToolkitContent content, ToolkitItem item) {
        return "%d.%d"
                .formatted(
                        content.stages().indexOf(item.stage()) + 1,
                        content.in(item.stage()).indexOf(item) + 1);
    }

    private static String stage(String base, Stage stage) {
        return base + "/stages/" + stage.value();
    }

    /** Where an item stands on the pages of a toolkit or a copy; what it has no longer stands on a page of its own. */
    static String place(ToolkitContent content, String id, String base) {
        return content.item(id)
                .map(item -> {
                    int page = content.in(item.stage()).indexOf(item) / PAGE + 1;
                    return stage(base, item.stage()) + (page > 1 ? "?page=" + page : "") + "#item-" + id;
                })
                .orElse(base + "/no-longer#item-" + id);
    }
}
