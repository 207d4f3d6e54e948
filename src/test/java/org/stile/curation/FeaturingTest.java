package org.stile.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stile.audit.Audit;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.changes.Changes;
import org.stile.curation.Featured.Terms;
import org.stile.lessons.Audience;
import org.stile.lessons.ImportLine;
import org.stile.lessons.LessonContent;
import org.stile.lessons.LessonImports;
import org.stile.lessons.LessonJson;
import org.stile.lessons.LessonRef;
import org.stile.web.Role;
import org.stile.web.Viewer;

@QuarkusTest
class FeaturingTest {

    private static final LocalDate TODAY = LocalDate.of(2005, 11, 14);

    @Inject
    Featuring featuring;

    @Inject
    Audit audit;

    @Inject
    EntityManager entityManager;

    @Inject
    LessonImports imports;

    @Inject
    Changes changes;

    private Viewer curator;

    @BeforeEach
    void nothing_is_featured() {
        it_is(TODAY);
        run("delete from featured");
        run("insert into account (email, name) values ('curator@example.org', 'Cara Curator') on conflict do nothing");
        long id = QuarkusTransaction.requiringNew().call(() -> (Long) entityManager
                .createNativeQuery("select id from account where email = 'curator@example.org'", Long.class)
                .getSingleResult());
        curator = new Viewer(id, "Cara Curator", "", Set.of(Role.CURATOR));
    }

    @Test
    void home_shows_what_is_current_in_order_with_reason_and_audience() {
        LessonRef first = lesson("First", "public");
        LessonRef second = lesson("Second", "public");
        featuring.add(
                first, new Terms("Saves a day", Optional.of(Audience.RADIOLOGY), TODAY, TODAY.plusDays(3)), curator);
        feature(second, 0, 3);
        feature(lesson("Later", "public"), 1, 3);

        List<Featuring.Slot> shown = featuring.current(Viewer.ANONYMOUS, Featuring.ON_HOME);

        assertThat(shown).extracting(slot -> slot.lesson().ref()).containsExactly(first, second);
        assertThat(shown.getFirst().reason()).isEqualTo("Saves a day");
        assertThat(shown.getFirst().audience()).contains(Audience.RADIOLOGY);
        assertThat(featuring.current(Viewer.ANONYMOUS, 1)).hasSize(1);
    }

    @Test
    void an_expired_one_leaves_by_itself_and_a_scheduled_one_comes() {
        LessonRef ending = lesson("Ending", "public");
        LessonRef coming = lesson("Coming", "public");
        feature(ending, 0, 1);
        feature(coming, 2, 3);
        it_is(TODAY.plusDays(1));
        assertThat(shown(Viewer.ANONYMOUS)).containsExactly(ending);

        it_is(TODAY.plusDays(2));

        assertThat(shown(Viewer.ANONYMOUS)).containsExactly(coming);
        Featuring.Schedule schedule = featuring.schedule(curator);
        assertThat(schedule.past()).extracting(Featured::title).containsExactly("Ending");
        assertThat(schedule.current()).extracting(Featured::title).containsExactly("Coming");
        assertThat(schedule.scheduled()).isEmpty();
    }

    @Test
    void members_only_lessons_are_not_shown_to_the_anonymous_and_withdrawn_ones_to_nobody() {
        LessonRef members = lesson("For members", "members");
        LessonRef withdrawn = lesson("Withdrawn", "public");
        feature(members, 0, 3);
        feature(withdrawn, 0, 3);
        state(withdrawn, "withdrawn");

        assertThat(shown(Viewer.ANONYMOUS)).isEmpty();
        assertThat(shown(new Viewer(9, "Member", "RGT", Set.of()))).containsExactly(members);
        assertThat(featuring.schedule(curator).current())
                .extracting(Featured::readable)
                .containsExactly(true, false);
    }

    @Test
    void only_published_lessons_are_featured() {
        LessonRef draft = lesson("Draft", "public");
        state(draft, "draft");

        assertThatThrownBy(() -> feature(draft, 0, 3)).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void who_is_no_curator_is_refused() {
        Viewer admin = new Viewer(curator.accountId(), "Admin", "", Set.of(Role.ADMIN));
        long id = feature(lesson("One", "public"), 0, 3);

        assertThatThrownBy(() -> featuring.schedule(admin)).isInstanceOf(Problem.Forbidden.class);
        assertThatThrownBy(() -> featuring.end(id, admin)).isInstanceOf(Problem.Forbidden.class);
        assertThat(shown(Viewer.ANONYMOUS)).hasSize(1);
    }

    @Test
    void moving_changes_the_order_within_a_list_and_stops_at_its_ends() {
        LessonRef a = lesson("A", "public");
        LessonRef b = lesson("B", "public");
        long first = feature(a, 0, 3);
        feature(lesson("Scheduled", "public"), 1, 3);
        feature(b, 0, 3);

        featuring.move(first, Featuring.Move.DOWN, curator);
        assertThat(shown(Viewer.ANONYMOUS)).containsExactly(b, a);
        featuring.move(first, Featuring.Move.DOWN, curator);
        assertThat(shown(Viewer.ANONYMOUS)).containsExactly(b, a);
        featuring.move(first, Featuring.Move.UP, curator);
        assertThat(shown(Viewer.ANONYMOUS)).containsExactly(a, b);
    }

    @Test
    void the_current_are_ended_and_the_scheduled_removed() {
        long current = feature(lesson("Current", "public"), 0, 3);
        long scheduled = feature(lesson("Scheduled", "public"), 1, 3);
        assertThatThrownBy(() -> featuring.remove(current, curator)).isInstanceOf(Problem.Conflict.class);
        assertThatThrownBy(() -> featuring.end(scheduled, curator)).isInstanceOf(Problem.Conflict.class);

        featuring.end(current, curator);
        featuring.remove(scheduled, curator);

        Featuring.Schedule schedule = featuring.schedule(curator);
        assertThat(shown(Viewer.ANONYMOUS)).isEmpty();
        assertThat(schedule.past()).extracting(Featured::id).containsExactly(current);
        assertThat(schedule.scheduled()).isEmpty();
        assertThatThrownBy(() -> featuring.open(scheduled, curator)).isInstanceOf(Problem.NotFound.class);
    }

    @Test
    void a_change_is_kept_and_audited_without_what_was_typed() {
        LessonRef ref = lesson("One", "public");
        long id = feature(ref, 0, 3);

        featuring.change(id, new Terms(" Now  because ", Optional.of(Audience.IT), TODAY, TODAY.plusDays(9)), curator);

        Featured changed = featuring.open(id, curator);
        assertThat(changed.reason()).isEqualTo("Now because");
        assertThat(changed.audience()).contains(Audience.IT);
        assertThat(changed.endsOn()).isEqualTo(TODAY.plusDays(9));
        Audit.Entry entry = audit.of(ref, 1).getFirst();
        assertThat(entry.action()).isEqualTo("featured.change");
        assertThat(entry.detail()).isEqualTo(id + ": 2005-11-14 to 2005-11-23");
    }

    private List<LessonRef> shown(Viewer viewer) {
        return featuring.current(viewer, Featuring.ON_HOME).stream()
                .map(slot -> slot.lesson().ref())
                .toList();
    }

    private long feature(LessonRef ref, int fromDay, int toDay) {
        Terms terms = new Terms("Why", Optional.empty(), TODAY.plusDays(fromDay), TODAY.plusDays(toDay));
        return featuring.add(ref, terms, curator);
    }

    /** A published lesson, through the door that every lesson comes through: the index follows what it logs. */
    private LessonRef lesson(String title, String publication) {
        LessonContent content = LessonJson.read(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("title", title)
                        .put("summary", "Summary")
                        .put("publication", publication),
                new HashMap<>());
        String id = "featuring-" + UUID.randomUUID();
        imports.take(List.of(new ImportLine(id, content, true)), 0);
        return QuarkusTransaction.requiringNew()
                .call(() -> new LessonRef((Long) entityManager
                        .createNativeQuery("select id from lesson where external_id = :id", Long.class)
                        .setParameter("id", id)
                        .getSingleResult()));
    }

    /** Takes a lesson out of readers' sight, and tells the index. */
    private void state(LessonRef ref, String state) {
        run("update lesson set state = '%s' where id = %d".formatted(state, ref.number()));
        QuarkusTransaction.requiringNew().call(() -> changes.append(Changes.LESSON, ref.number()));
    }

    private void run(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> entityManager.createNativeQuery(sql).executeUpdate());
    }

    private static void it_is(LocalDate day) {
        InstantSource noon =
                InstantSource.fixed(day.atTime(LocalTime.NOON).atZone(Clock.UK).toInstant());
        QuarkusMock.installMockForType(noon, InstantSource.class);
    }
}
