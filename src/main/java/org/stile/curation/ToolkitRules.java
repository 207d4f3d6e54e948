package org.stile.curation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.stile.attachments.Attachment;
import org.stile.attachments.Attachments;
import org.stile.base.CleanText;
import org.stile.base.Problem;
import org.stile.guard.Identifiers;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Lessons;
import org.stile.topics.Topics;
import org.stile.web.Viewer;

/** What a toolkit may hold. Everything that is wrong is told at once, by the field of the form. */
@ApplicationScoped
class ToolkitRules {

    static final int TITLE_MAX = 120;
    static final int SUMMARY_MAX = 2_000;
    static final int TEXT_MAX = 200;
    static final int GUIDANCE_MAX = 2_000;
    static final int NOTE_MAX = 200;
    static final int TOPICS = 5;
    static final int PINNED = 6;
    static final int FILES = 5;

    /** More is no list that anybody works through; it also bounds what a page asks of the database. */
    static final int ITEMS_OF_A_STAGE = 20;

    static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int SLUG_MAX = 60;
    private static final int TITLE_MIN = 3;
    // addresses of the desk's own pages
    private static final Set<String> TAKEN = Set.of("new", "reports");

    private final Topics topics;
    private final Lessons lessons;
    private final Attachments attachments;

    ToolkitRules(Topics topics, Lessons lessons, Attachments attachments) {
        this.topics = topics;
        this.lessons = lessons;
        this.attachments = attachments;
    }

    /** Refuses a slug that cannot be part of an address. */
    static void checkSlug(String slug) {
        if (!SLUG.matcher(slug).matches() || slug.length() > SLUG_MAX || TAKEN.contains(slug)) {
            throw new Problem.Invalid(
                    "slug", "Use lower-case letters, digits and hyphens, such as ‘pacs’, and at most 60 of them");
        }
    }

    /** Details as they may be stored; refuses them by field: title, summary, programme. */
    static Toolkit.Details checked(Toolkit.Details given) {
        Toolkit.Details details = new Toolkit.Details(
                CleanText.line(given.title()),
                CleanText.of(given.summary()).strip(),
                given.programme().strip(),
                given.refreshBy(),
                given.owner());
        Map<String, String> wrong = new LinkedHashMap<>();
        length(wrong, "title", details.title(), TITLE_MIN, TITLE_MAX);
        length(wrong, "summary", details.summary(), 1, SUMMARY_MAX);
        if (!details.programme().isEmpty()
                && (!SLUG.matcher(details.programme()).matches()
                        || details.programme().length() > SLUG_MAX)) {
            wrong.put("programme", "Give the programme’s short name, such as ‘pacs’");
        }
        wrong.putAll(Identifiers.refusals(Map.of("title", details.title(), "summary", details.summary())));
        refuse(wrong);
        return details;
    }

    /** A version's note on one line; refuses it as field {@code note}. */
    static String note(String given) {
        String note = CleanText.line(given);
        Map<String, String> wrong = new LinkedHashMap<>();
        length(wrong, "note", note, 1, NOTE_MAX);
        wrong.putAll(Identifiers.refusals(Map.of("note", note)));
        refuse(wrong);
        return note;
    }

    /**
     * An item as it may be stored; refuses it by field: text, guidance, topics, pinned, files, stage. What it pinned
     * before may stay, also where that can no longer be read.
     *
     * @param content that it is to be part of
     */
    ToolkitItem checked(ToolkitItem given, ToolkitContent content, Viewer curator) {
        ToolkitItem item = new ToolkitItem(
                given.id(),
                given.stage(),
                CleanText.line(given.text()),
                CleanText.of(given.guidance()).strip(),
                given.topics(),
                given.pinned(),
                given.files());
        Map<String, String> wrong = new LinkedHashMap<>();
        length(wrong, "text", item.text(), TITLE_MIN, TEXT_MAX);
        length(wrong, "guidance", item.guidance(), 0, GUIDANCE_MAX);
        most(wrong, "topics", item.topics(), TOPICS);
        most(wrong, "pinned", item.pinned(), PINNED);
        most(wrong, "files", item.files(), FILES);
        item.topics().stream()
                .filter(topic -> topics.bySlug(topic).isEmpty())
                .findFirst()
                .ifPresent(topic -> wrong.putIfAbsent("topics", "There is no topic ‘%s’".formatted(topic)));
        if (content.without(item.id()).in(item.stage()).size() >= ITEMS_OF_A_STAGE) {
            wrong.putIfAbsent("stage", "A stage can have %d items, and this one has them".formatted(ITEMS_OF_A_STAGE));
        }
        wrong.putAll(Identifiers.refusals(Map.of("text", item.text(), "guidance", item.guidance())));
        if (wrong.isEmpty()) {
            checkLessons(item, content.item(item.id()), wrong, curator);
        }
        refuse(wrong);
        return item;
    }

    private void checkLessons(
            ToolkitItem item, java.util.Optional<ToolkitItem> before, Map<String, String> wrong, Viewer curator) {
        Set<LessonRef> pinned = new HashSet<>(item.pinned());
        Set<ToolkitItem.FileLink> files = new HashSet<>(item.files());
        before.ifPresent(old -> {
            old.pinned().forEach(pinned::remove);
            old.files().forEach(files::remove);
        });
        Set<Long> asked = pinned.stream().map(LessonRef::number).collect(Collectors.toSet());
        files.forEach(file -> asked.add(file.lesson().number()));
        Set<Long> readable = lessons.readable(List.copyOf(asked), curator).stream()
                .map(Lesson::ref)
                .map(LessonRef::number)
                .collect(Collectors.toSet());
        Map<Long, List<Attachment>> known = attachments.of(readable);
        pinned.stream()
                .filter(ref -> !readable.contains(ref.number()))
                .findFirst()
                .ifPresent(ref -> wrong.put("pinned", "There is no published lesson " + ref));
        files.stream()
                .filter(link -> known.getOrDefault(link.lesson().number(), List.of()).stream()
                        .noneMatch(file -> file.id() == link.file()))
                .findFirst()
                .ifPresent(link -> wrong.put("files", "There is no file " + link));
    }

    private static void length(Map<String, String> wrong, String field, String text, int least, int most) {
        if (text.length() < least || text.length() > most) {
            wrong.putIfAbsent(
                    field,
                    least == 0
                            ? "Use at most %,d characters".formatted(most)
                            : "Write %d to %,d characters".formatted(least, most));
        }
    }

    private static void most(Map<String, String> wrong, String field, List<?> list, int most) {
        if (list.size() > most) {
            wrong.putIfAbsent(field, "Give at most %d".formatted(most));
        }
    }

    private static void refuse(Map<String, String> wrong) {
        if (!wrong.isEmpty()) {
            throw new Problem.Invalid("Some answers need another look. Nothing has been stored.", wrong);
        }
    }
}
