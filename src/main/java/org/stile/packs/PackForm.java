package org.stile.packs;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.stile.lessons.LessonRef;
import org.stile.uptake.Disposition;
import org.stile.uptake.Uptake;
import org.stile.uptake.Uptakes;
import org.stile.web.Form;
import org.stile.web.Option;

/** The forms of a pack's page, one for each lesson: their fields are told apart by the lesson's number. */
final class PackForm {

    /** What a trust usually answers; the lesson's own page takes every answer, with more words. */
    static final List<Option> DISPOSITIONS = Stream.of(
                    Disposition.PLANNED, Disposition.ADOPTED, Disposition.ALREADY_IN_PLACE, Disposition.NOT_APPLICABLE)
            .map(disposition -> new Option(disposition.value(), disposition.label()))
            .toList();

    private PackForm() {}

    static String field(String name, LessonRef ref) {
        return name + "-" + ref.number();
    }

    /** Forms to start from, for what waits for an answer. */
    static Form blank(Packs.Shown shown, LocalDate today) {
        Form form = Form.empty();
        shown.items()
                .forEach(item -> form.with(field("date", item.lesson().ref()), today.toString())
                        .with(
                                field("version", item.lesson().ref()),
                                Integer.toString(item.said().version())));
        return form;
    }

    /** What was typed for one lesson. */
    static Uptake uptake(Form posted, LessonRef ref, Uptakes uptakes) {
        return uptakes.read(name -> posted.text(field(name, ref)));
    }

    /** What the trust had said when the page was made; a form without it was not made by our page and has seen nothing. */
    static int version(Form posted, LessonRef ref) {
        try {
            return Integer.parseInt(posted.text(field("version", ref)));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** The page's forms with what was typed into one of them, and what is wrong with it. */
    static Form rejected(Form blank, Form posted, LessonRef ref, Map<String, String> wrong) {
        posted.names().forEach(name -> blank.with(name, posted.values(name)));
        wrong.forEach((name, message) -> blank.reject(field(name, ref), message));
        return blank;
    }
}
