package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stile.guard.Guard;
import org.stile.guard.Identifiers;
import org.stile.people.People;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Option;
import org.stile.web.Viewer;

/** The page on which a lesson is written, for a form: what is marked in it, what was saved meanwhile, what was noticed. */
@ApplicationScoped
class WritingPages {

    /** The action of a form that only wants to be looked at. */
    static final String CHECK = "check";

    private final LessonEdits edits;
    private final LessonChoices choices;
    private final LessonCheck check;
    private final People people;
    private final CurrentViewer viewer;

    WritingPages(LessonEdits edits, LessonChoices choices, LessonCheck check, People people, CurrentViewer viewer) {
        this.edits = edits;
        this.choices = choices;
        this.check = check;
        this.people = people;
        this.viewer = viewer;
    }

    /** The form as stored: a proposed edit, where there is one, or the lesson. */
    Form filled(Lessons.Opened opened) {
        Lesson lesson = opened.lesson();
        Optional<LessonEdits.OpenedEdit> edit =
                lesson.published() ? edits.open(lesson.ref(), viewer.get()) : Optional.empty();
        return edit.map(proposed -> LessonForm.of(proposed.edit().content())
                        .with("note", proposed.edit().note())
                        .with("edit-version", Long.toString(proposed.edit().lockVersion())))
                .orElseGet(() -> LessonForm.of(lesson.content()).with("edit-version", "-1"))
                .with("version", Long.toString(lesson.lockVersion()));
    }

    LessonPages.EditForm newForm(Form form) {
        return form(form, "Post a lesson", "/lessons", false, false, "", members(), List.of(), null);
    }

    LessonPages.EditForm editForm(Lessons.Opened opened, Form form) {
        Lesson lesson = opened.lesson();
        List<LessonPages.Meanwhile> meanwhile = new ArrayList<>();
        if (!form.error("").isEmpty()) {
            Form stored = filled(opened);
            LessonForm.eachDifference(
                    form,
                    LessonForm.read(stored),
                    (part, saved) -> meanwhile.add(new LessonPages.Meanwhile(part, saved)));
            // the next save is on top of what is shown here
            form.with("version", stored.value("version")).with("edit-version", stored.value("edit-version"));
        }
        String note = lesson.published()
                ? edits.open(lesson.ref(), viewer.get())
                        .map(edit -> edit.edit().reviewNote())
                        .orElse("")
                : lesson.reviewNote();
        return form(
                form,
                lesson.published() ? "Change " + lesson.ref() : "Edit " + lesson.ref(),
                "/lessons/" + lesson.ref(),
                lesson.published(),
                lesson.published() && viewer.get().curator() && !opened.own(),
                note,
                List.of(),
                meanwhile,
                lesson.ref());
    }

    private LessonPages.EditForm form(
            Form form,
            String heading,
            String back,
            boolean published,
            boolean publishesAtOnce,
            String note,
            List<Option> members,
            List<LessonPages.Meanwhile> meanwhile,
            LessonRef own) {
        return new LessonPages.EditForm(
                form,
                heading,
                back,
                choices,
                published,
                publishesAtOnce,
                viewer.get().curator(),
                note,
                members,
                marked(form),
                meanwhile,
                form.has("action", CHECK) ? noticed(form, own) : null);
    }

    private LessonPages.Noticed noticed(Form form, LessonRef own) {
        LessonCheck.Checked checked = check.of(LessonForm.read(form), own, viewer.get());
        return new LessonPages.Noticed(
                checked.identifiers().stream()
                        .map(found -> remark(found.field(), found.message()))
                        .toList(),
                checked.similar(),
                checked.advice().stream()
                        .map(advice -> remark(advice.field(), advice.message()))
                        .toList());
    }

    private static LessonPages.Remark remark(String field, String message) {
        return new LessonPages.Remark(field, LessonForm.label(field), message);
    }

    private static List<LessonPages.Marked> marked(Form form) {
        List<LessonPages.Marked> marked = new ArrayList<>();
        if (form.rejected()) {
            Map<String, String> texts = new LinkedHashMap<>(LessonRules.texts(LessonForm.read(form)));
            texts.put("note", form.text("note"));
            texts.forEach((field, text) -> {
                if (!Guard.all(text).isEmpty()) {
                    marked.add(new LessonPages.Marked(field, Identifiers.marked(text)));
                }
            });
        }
        return marked;
    }

    private List<Option> members() {
        Viewer me = viewer.get();
        return me.lead() && !me.trust().isEmpty()
                ? people.membersOf(me.trust()).stream()
                        .filter(person -> person.id() != me.accountId())
                        .map(person -> new Option(Long.toString(person.id()), person.name()))
                        .toList()
                : List.of();
    }
}
