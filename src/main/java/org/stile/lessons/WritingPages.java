package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stile.base.Problem;
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

    /** The hidden field that tells a form sent twice from two forms. */
    static final String FORM_TOKEN = "form-token";

    private final Lessons lessons;
    private final LessonEdits edits;
    private final LessonLinks links;
    private final LessonChoices choices;
    private final LessonCheck check;
    private final Observations observations;
    private final People people;
    private final CurrentViewer viewer;

    WritingPages(
            Lessons lessons,
            LessonEdits edits,
            LessonLinks links,
            LessonChoices choices,
            LessonCheck check,
            Observations observations,
            People people,
            CurrentViewer viewer) {
        this.lessons = lessons;
        this.edits = edits;
        this.links = links;
        this.choices = choices;
        this.check = check;
        this.observations = observations;
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
                .orElseGet(() -> unpublished(lesson))
                .with("version", Long.toString(lesson.lockVersion()));
    }

    private Form unpublished(Lesson lesson) {
        Form form = LessonForm.of(lesson.content()).with("edit-version", "-1");
        return lesson.published() ? form : ChosenLinks.fill(form, links.of(lesson.ref(), viewer.get()));
    }

    LessonPages.EditForm newForm(Form form) {
        withToken(form);
        return form(form, "Post a lesson", "/lessons", false, false, "", members(), List.of(), null, null, true);
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
                : lesson.review().note();
        lesson.review().comments().forEach(form::remark);
        return form(
                form,
                lesson.published() ? "Change " + lesson.ref() : "Edit " + lesson.ref(),
                "/lessons/" + lesson.ref(),
                lesson.published(),
                lesson.published() && viewer.get().curator() && !opened.own(),
                note,
                List.of(),
                meanwhile,
                lesson.ref(),
                original(opened),
                lesson.state() == State.DRAFT);
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
            LessonRef own,
            LessonPages.Original original,
            boolean keeps) {
        LessonPages.Noticed noticed = form.has("action", CHECK) ? noticed(LessonForm.read(form), own) : null;
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
                noticed,
                original,
                keeps,
                published ? List.of() : linkable(form, noticed));
    }

    /** Lessons that the writer may say something of: those that are like it, and those that were chosen. */
    private List<LessonPages.Linkable> linkable(Form form, LessonPages.Noticed noticed) {
        Map<LessonRef, LinkType> chosen = ChosenLinks.of(form);
        Map<LessonRef, String> titles = new LinkedHashMap<>();
        if (noticed != null) {
            noticed.similar().forEach(similar -> titles.put(similar.ref(), similar.title()));
        }
        lessons.readable(chosen.keySet().stream().map(LessonRef::number).toList(), viewer.get())
                .forEach(lesson ->
                        titles.putIfAbsent(lesson.ref(), lesson.content().title()));
        return titles.entrySet().stream()
                .map(lesson ->
                        new LessonPages.Linkable(lesson.getKey(), lesson.getValue(), chosen.get(lesson.getKey())))
                .toList();
    }

    private LessonPages.Original original(Lessons.Opened opened) {
        if (!opened.lesson().review().observed()) {
            return null;
        }
        return observations
                .of(opened.lesson(), viewer.get())
                .map(found -> new LessonPages.Original(
                        found, ObservationDraft.of(found.text()).parts(), opened.own()))
                .orElse(null);
    }

    /** What the guard, the linter and the search for the same lesson find in a text. */
    LessonPages.Noticed noticed(LessonContent content, LessonRef own) {
        LessonCheck.Checked checked = check.of(content, own, viewer.get());
        return new LessonPages.Noticed(
                content,
                LessonText.of(content),
                checked.identifiers().stream()
                        .map(found -> remark(found.field(), found.message()))
                        .toList(),
                checked.similar(),
                checked.advice().stream()
                        .map(advice -> remark(advice.field(), advice.message()))
                        .toList());
    }

    void mustBeSignedIn() {
        if (!viewer.get().signedIn()) {
            throw new Problem.NotSignedIn("Sign in to post a lesson.");
        }
    }

    /** Gives a form that has none yet the token by which it is known when it is sent again. */
    static void withToken(Form form) {
        if (form.text(FORM_TOKEN).isEmpty()) {
            form.with(FORM_TOKEN, UUID.randomUUID().toString());
        }
    }

    /** The version that the form was made from. */
    static long version(Form form, String field) {
        try {
            return Long.parseLong(form.text(field));
        } catch (NumberFormatException notOurs) {
            throw new Problem.Conflict("changed-meanwhile", "The form was not complete. Look at it, then save again.");
        }
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
