package org.stile.curation;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stile.base.Problem;
import org.stile.base.Token;
import org.stile.curation.ToolkitItem.FileLink;
import org.stile.lessons.LessonRef;
import org.stile.lessons.Stage;
import org.stile.topics.Topic;
import org.stile.web.Form;
import org.stile.web.Option;

/** The fields of the desk's forms of toolkits and their items. */
final class ToolkitForm {

    /** As it stands in an address, with or without what comes before. */
    private static final Pattern FILE = Pattern.compile(".*?(L-[1-9][0-9]{0,17})/files/([1-9][0-9]{0,17})");

    private ToolkitForm() {}

    static Form details(Toolkit toolkit) {
        return Form.empty()
                .with("base", String.valueOf(toolkit.version()))
                .with("title", toolkit.title())
                .with("summary", toolkit.content().summary())
                .with("programme", toolkit.content().programme())
                .with("refresh-by", toolkit.refreshBy().map(LocalDate::toString).orElse(""))
                .with("owner", toolkit.ownerId() == 0 ? "" : String.valueOf(toolkit.ownerId()));
    }

    /** What was typed about the whole; {@link Problem.Invalid} with everything that cannot be understood. */
    static Toolkit.Details details(Form form) {
        Optional<LocalDate> refreshBy = date(form, "refresh-by");
        long owner = number(form.text("owner"), 0);
        refuse(form);
        return new Toolkit.Details(form.text("title"), form.value("summary"), form.text("programme"), refreshBy, owner);
    }

    static Form item(Toolkit toolkit, ToolkitItem item) {
        return Form.empty()
                .with("base", String.valueOf(toolkit.version()))
                .with("stage", item.stage().value())
                .with("text", item.text())
                .with("guidance", item.guidance())
                .with("topics", item.topics())
                .with("pinned", lines(item.pinned()))
                .with("files", lines(item.files()));
    }

    private static String lines(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }

    /** The item that was typed; {@link Problem.Invalid} with everything that cannot be understood. */
    static ToolkitItem item(String id, Form form) {
        Optional<Stage> stage = Token.of(Stage.class, form.text("stage"));
        if (stage.isEmpty()) {
            form.reject("stage", "Choose a stage");
        }
        List<LessonRef> pinned = new ArrayList<>();
        for (String word : words(form, "pinned")) {
            LessonRef.parse(word)
                    .ifPresentOrElse(
                            pinned::add,
                            () -> form.reject("pinned", "Give references of lessons, such as L-42, one a line"));
        }
        List<FileLink> files = new ArrayList<>();
        for (String word : words(form, "files")) {
            Matcher written = FILE.matcher(word);
            if (written.matches()) {
                files.add(new FileLink(LessonRef.fromString(written.group(1)), Long.parseLong(written.group(2))));
            } else {
                form.reject("files", "Give addresses of files, such as /lessons/L-42/files/7, one a line");
            }
        }
        refuse(form);
        return new ToolkitItem(
                id,
                stage.orElseThrow(),
                form.text("text"),
                form.value("guidance"),
                form.values("topics").stream().distinct().toList(),
                pinned.stream().distinct().toList(),
                files.stream().distinct().toList());
    }

    /** The version that was edited; a form without one was not made by our page. */
    static int base(Form form) {
        return (int) number(form.text("base"), -1);
    }

    static long number(String text, long otherwise) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    static List<Option> stages() {
        return Arrays.stream(Stage.values())
                .map(stage -> new Option(stage.value(), stage.label()))
                .toList();
    }

    static List<Option> topics(Collection<Topic> topics) {
        return topics.stream()
                .map(topic -> new Option(topic.slug(), topic.name()))
                .toList();
    }

    private static List<String> words(Form form, String field) {
        return Stream.of(form.value(field).split("[\\s,;]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Optional<LocalDate> date(Form form, String field) {
        if (form.text(field).isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(form.text(field)));
        } catch (DateTimeParseException notADate) {
            form.reject(field, "Give a day as year-month-day, such as 2005-11-14");
            return Optional.empty();
        }
    }

    private static void refuse(Form form) {
        if (form.rejected()) {
            throw new Problem.Invalid("Some answers need another look.", form.errors());
        }
    }
}
