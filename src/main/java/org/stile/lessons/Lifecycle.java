package org.stile.lessons;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.stile.base.Token;

/**
 * The life of a lesson as one table: what may be done in which state, by whom, and what it becomes. {@link LessonPolicy}
 * decides by it, the help page shows it, and a test walks through all of it.
 */
public final class Lifecycle {

    /** What somebody is to a lesson. One person may be several at once. */
    enum Part {
        AUTHOR("its author"),
        OWN_LEAD("the lead of its trust"),
        OTHER_LEAD("the lead of another trust"),
        CURATOR("a curator"),
        MEMBER("anybody who is signed in");

        private final String label;

        Part(String label) {
            this.label = label;
        }
    }

    /**
     * One row of the table.
     *
     * @param to what the lesson becomes; null when it stays what it is
     * @param others whether it must be somebody other than the author, whatever else they are
     */
    record Transition(Action action, Set<State> from, State to, Set<Part> who, boolean others) {}

    private static final Set<State> READ_BY_ALL = EnumSet.of(State.PUBLISHED, State.SUPERSEDED);

    static final List<Transition> TABLE = List.of(
            row(
                    Action.EDIT,
                    EnumSet.of(State.DRAFT, State.SUBMITTED, State.PUBLISHED, State.SUPERSEDED),
                    null,
                    Part.AUTHOR,
                    Part.OWN_LEAD,
                    Part.CURATOR),
            row(Action.SUBMIT, EnumSet.of(State.DRAFT), State.SUBMITTED, Part.AUTHOR, Part.OWN_LEAD),
            byOthers(Action.ENDORSE, EnumSet.of(State.SUBMITTED), null, Part.OWN_LEAD),
            byOthers(Action.ASSIGN, EnumSet.of(State.SUBMITTED), null, Part.OTHER_LEAD, Part.CURATOR),
            byOthers(Action.PUBLISH, EnumSet.of(State.SUBMITTED), State.PUBLISHED, Part.OTHER_LEAD, Part.CURATOR),
            byOthers(
                    Action.RETURN,
                    EnumSet.of(State.SUBMITTED),
                    State.DRAFT,
                    Part.OWN_LEAD,
                    Part.OTHER_LEAD,
                    Part.CURATOR),
            byOthers(Action.DECLINE, EnumSet.of(State.SUBMITTED), State.DECLINED, Part.OTHER_LEAD, Part.CURATOR),
            row(Action.REOPEN, EnumSet.of(State.DECLINED), State.DRAFT, Part.AUTHOR, Part.OWN_LEAD),
            row(
                    Action.WITHDRAW,
                    EnumSet.of(State.DRAFT, State.SUBMITTED, State.DECLINED, State.PUBLISHED, State.SUPERSEDED),
                    State.WITHDRAWN,
                    Part.AUTHOR,
                    Part.OWN_LEAD,
                    Part.CURATOR),
            row(Action.HIDE, READ_BY_ALL, State.QUARANTINED, Part.MEMBER),
            // it becomes what it was before it was hidden, which most were as published lessons
            byOthers(Action.RESTORE, EnumSet.of(State.QUARANTINED), State.PUBLISHED, Part.OWN_LEAD, Part.CURATOR),
            row(Action.WITHDRAW, EnumSet.of(State.QUARANTINED), State.WITHDRAWN, Part.CURATOR));

    private Lifecycle() {}

    private static Transition row(Action action, Set<State> from, State to, Part... who) {
        return new Transition(action, from, to, EnumSet.copyOf(Arrays.asList(who)), false);
    }

    private static Transition byOthers(Action action, Set<State> from, State to, Part... who) {
        return new Transition(action, from, to, EnumSet.copyOf(Arrays.asList(who)), true);
    }

    /** Whether somebody who is all of these to a lesson may do this in that state. */
    static boolean allows(Action action, State state, Set<Part> parts) {
        return TABLE.stream()
                .filter(row -> row.action() == action && row.from().contains(state))
                .filter(row -> !row.others() || !parts.contains(Part.AUTHOR))
                .anyMatch(row -> row.who().stream().anyMatch(parts::contains));
    }

    /** A row in words, for the help page. */
    public record Row(String action, String from, String to, String who) {}

    /** The whole table in words. */
    public static List<Row> inWords() {
        return TABLE.stream()
                .map(row -> new Row(
                        row.action().label(),
                        row.from().stream().map(Token::label).collect(Collectors.joining(", ")),
                        row.to() == null ? "Stays as it is" : row.to().label(),
                        row.who().stream().map(part -> part.label).collect(Collectors.joining(", "))
                                + (row.others() ? "; never its author" : "")))
                .toList();
    }
}
