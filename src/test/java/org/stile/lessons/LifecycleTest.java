package org.stile.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.stile.web.Role;
import org.stile.web.Viewer;

/** Every state × action × role, own lesson or not, against a list written out by hand. */
class LifecycleTest {

    private static final String OURS = "RAA";
    private static final String THEIRS = "RBB";
    private static final long AUTHOR = 1;
    private static final long WRITER = 2;

    private static final Map<String, Viewer> PEOPLE = Map.of(
            "nobody", Viewer.ANONYMOUS,
            "author", person(AUTHOR, OURS),
            "writer", person(WRITER, OURS, Role.TRUST_LEAD),
            "colleague", person(3, OURS),
            "stranger", person(4, THEIRS),
            "own lead", person(5, OURS, Role.TRUST_LEAD),
            "other lead", person(6, THEIRS, Role.TRUST_LEAD),
            "curator", person(7, "", Role.CURATOR),
            "curating author", person(AUTHOR, OURS, Role.CURATOR, Role.TRUST_LEAD),
            "admin", person(8, "", Role.ADMIN));

    private static Viewer person(long id, String trust, Role... roles) {
        return new Viewer(id, "Somebody", trust, Set.of(roles));
    }

    /** What is allowed, by action and state; whatever is not written here is not. */
    private static Set<String> expected(Action action, State state) {
        Set<String> working = Set.of("author", "writer", "own lead", "curator", "curating author");
        Set<String> deciding = Set.of("other lead", "curator");
        Set<String> everybody = new TreeSet<>(PEOPLE.keySet());
        everybody.remove("nobody");
        return switch (action) {
            case EDIT ->
                switch (state) {
                    case DRAFT, SUBMITTED, PUBLISHED, SUPERSEDED -> working;
                    default -> Set.of();
                };
            case SUBMIT -> state == State.DRAFT ? Set.of("author", "writer", "own lead", "curating author") : Set.of();
            case ENDORSE -> state == State.SUBMITTED ? Set.of("own lead") : Set.of();
            case ASSIGN, PUBLISH, DECLINE -> state == State.SUBMITTED ? deciding : Set.of();
            case RETURN -> state == State.SUBMITTED ? Set.of("own lead", "other lead", "curator") : Set.of();
            case REOPEN ->
                state == State.DECLINED ? Set.of("author", "writer", "own lead", "curating author") : Set.of();
            case WITHDRAW ->
                switch (state) {
                    case DRAFT, SUBMITTED, DECLINED, PUBLISHED, SUPERSEDED -> working;
                    case QUARANTINED -> Set.of("curator", "curating author");
                    case WITHDRAWN -> Set.of();
                };
            case HIDE -> state == State.PUBLISHED || state == State.SUPERSEDED ? everybody : Set.of();
            case RESTORE -> state == State.QUARANTINED ? Set.of("own lead", "curator") : Set.of();
        };
    }

    @Test
    void everybody_may_do_what_the_table_says_in_every_state_and_nothing_else() {
        List<String> wrong = new ArrayList<>();
        for (State state : State.values()) {
            for (Action action : Action.values()) {
                PEOPLE.forEach((name, viewer) -> {
                    boolean may = LessonPolicy.may(action, lesson(state, false), viewer);
                    if (may != expected(action, state).contains(name)) {
                        wrong.add("%s %s %s: %s".formatted(name, action, state, may));
                    }
                });
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_was_made_of_an_observation_is_submitted_by_its_author_and_the_rest_is_as_ever() {
        List<String> wrong = new ArrayList<>();
        Set<String> authors = Set.of("author", "writer", "curating author");
        for (Action action : Action.values()) {
            PEOPLE.forEach((name, viewer) -> {
                Set<String> expected = action == Action.SUBMIT ? authors : expected(action, State.DRAFT);
                if (LessonPolicy.may(action, lesson(State.DRAFT, true), viewer) != expected.contains(name)) {
                    wrong.add(name + " " + action);
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_action_stands_in_the_table_and_leads_where_its_name_says() {
        assertThat(Lifecycle.TABLE.stream().map(Lifecycle.Transition::action)).containsAll(EnumSet.allOf(Action.class));
        assertThat(Lifecycle.inWords())
                .contains(new Lifecycle.Row(
                        "Publish",
                        "Waiting for review",
                        "Published",
                        "the lead of another trust, a curator; never its author"));
        assertThat(Lifecycle.TABLE)
                .as("nothing leads out of withdrawn")
                .noneMatch(row -> row.from().contains(State.WITHDRAWN));
    }

    private static Lesson lesson(State state, boolean observed) {
        LessonContent content = ObservationDraft.of("The server stopped. Please check it every day.")
                .content(null)
                .fromTrust(OURS);
        return new Lesson(
                new LessonRef(1),
                "",
                state,
                1,
                1,
                "",
                content,
                "",
                new Lesson.People(AUTHOR, "", WRITER),
                0,
                new Lesson.Review("", Map.of(), 0, false, observed, List.of()),
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                "");
    }
}
