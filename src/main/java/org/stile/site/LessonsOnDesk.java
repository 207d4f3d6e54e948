package org.stile.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.stile.base.Clock;
import org.stile.lessons.Ask;
import org.stile.lessons.Asks;
import org.stile.lessons.LessonEdits;
import org.stile.lessons.LessonRef;
import org.stile.lessons.LessonReport;
import org.stile.lessons.LessonReports;
import org.stile.lessons.Observations;
import org.stile.lessons.Quarantine;
import org.stile.lessons.Reviews;
import org.stile.lessons.StaleLessons;
import org.stile.site.DeskLine.Kind;
import org.stile.web.Viewer;

/** What about lessons needs a curator: reviews, reports, what may identify a patient, questions, and old ones. */
@ApplicationScoped
class LessonsOnDesk implements DeskSource {

    private final Reviews reviews;
    private final LessonEdits edits;
    private final Observations observations;
    private final LessonReports reports;
    private final Quarantine quarantine;
    private final Asks asks;
    private final StaleLessons stale;

    LessonsOnDesk(
            Reviews reviews,
            LessonEdits edits,
            Observations observations,
            LessonReports reports,
            Quarantine quarantine,
            Asks asks,
            StaleLessons stale) {
        this.reviews = reviews;
        this.edits = edits;
        this.observations = observations;
        this.reports = reports;
        this.quarantine = quarantine;
        this.asks = asks;
        this.stale = stale;
    }

    @Override
    public List<DeskLine> lines(Viewer curator, int most) {
        return Stream.of(
                        hidden(curator, most),
                        reports(curator, most),
                        reviews(curator, most),
                        edits(curator, most),
                        observations(curator, most),
                        asks(curator, most),
                        stale(curator, most))
                .flatMap(lines -> lines)
                .toList();
    }

    private Stream<DeskLine> hidden(Viewer curator, int most) {
        return quarantine.hidden(curator, most).items().stream()
                .map(hidden -> line(
                        Kind.PATIENT,
                        hidden.ref(),
                        hidden.at(),
                        "Hidden until you decide: " + hidden.title(),
                        "/desk/quarantine/" + hidden.ref()));
    }

    private Stream<DeskLine> reports(Viewer curator, int most) {
        return reports.open(curator, most).stream()
                // a lesson that was hidden by one has a line already
                .filter(report -> !report.hidLesson())
                .map(report -> line(
                        report.kind() == LessonReport.Kind.IDENTIFIES_PATIENT ? Kind.PATIENT : Kind.REPORT,
                        report.id(),
                        report.at(),
                        report.kind().label() + ": " + report.title(),
                        "/desk/reports#report-" + report.id()));
    }

    private Stream<DeskLine> reviews(Viewer curator, int most) {
        return reviews.queue(curator, 1, most).items().stream()
                .map(opened -> opened.lesson())
                .map(lesson -> line(
                        Kind.REVIEW,
                        lesson.ref(),
                        lesson.submittedAt(),
                        lesson.content().title(),
                        "/review/" + lesson.ref()));
    }

    private Stream<DeskLine> edits(Viewer curator, int most) {
        return edits.queue(curator, most).stream().map(waiting -> {
            LessonRef ref = waiting.lesson().ref();
            return line(
                    Kind.REVIEW,
                    ref,
                    waiting.edit().submittedAt(),
                    "Change to " + ref + ": " + waiting.lesson().content().title(),
                    "/review/changes/" + ref);
        });
    }

    private Stream<DeskLine> observations(Viewer curator, int most) {
        return observations.queue(curator, most).stream()
                // what waits for its author is not the curator's to do
                .filter(waiting -> waiting.observation().proposedAt() == null)
                .map(waiting -> line(
                        Kind.REVIEW,
                        waiting.lesson().ref(),
                        waiting.lesson().createdAt(),
                        "Quick observation to work up: "
                                + waiting.lesson().content().title(),
                        "/lessons/" + waiting.lesson().ref() + "/edit"));
    }

    private Stream<DeskLine> asks(Viewer curator, int most) {
        return asks.inbox(curator, 1, most).items().stream()
                .filter(Ask::open)
                .map(ask -> line(
                        Kind.ASK,
                        ask.id(),
                        ask.askedAt(),
                        "About " + ask.lessonTitle(),
                        "/asks/" + ask.id() + "/answer"));
    }

    private Stream<DeskLine> stale(Viewer curator, int most) {
        return stale.due(curator, 1, most).items().stream()
                .map(due -> new DeskLine(
                        Kind.STALE,
                        due.lesson().ref().toString(),
                        due.since(),
                        due.lesson().content().title(),
                        "/lessons/" + due.lesson().ref()));
    }

    private static DeskLine line(Kind kind, Object item, Instant since, String words, String href) {
        return new DeskLine(kind, item.toString(), Clock.date(since), words, href);
    }
}
