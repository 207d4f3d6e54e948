package org.stile.transfer;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.stile.base.Problem;
import org.stile.lessons.ImportLine;
import org.stile.lessons.LessonImports;

/**
 * Imports lessons from NDJSON in constant memory. Lines go in batches, each in its own transaction: what is committed
 * stands, whatever comes after. A bad line never stops the rest. Thread-safe; each run has a thread of its own to read.
 */
@ApplicationScoped
public class Importer {

    private static final Logger LOG = Logger.getLogger(Importer.class);
    private static final Duration SLOW_INPUT = Duration.ofMillis(250);
    private static final Duration BETWEEN_NOTES = Duration.ofSeconds(1);
    // Several within ImportRunStore.CUT_OFF_AFTER, so that a slow minute ends no run.
    private static final Duration BETWEEN_SIGNS = Duration.ofSeconds(10);
    // Far beyond what an index needs that follows at all; beyond it "done" is true of the database only.
    private static final Duration INDEX_AT_MOST = Duration.ofMinutes(2);

    private static final Pattern QUOTED = Pattern.compile("‘.*’", Pattern.DOTALL);

    private final LessonImports lessons;
    private final ImportRunStore runs;
    private final ImportThreads threads;
    private final Instance<Indexed> index;
    private final MeterRegistry meters;

    Importer(
            LessonImports lessons,
            ImportRunStore runs,
            ImportThreads threads,
            Instance<Indexed> index,
            MeterRegistry meters) {
        this.lessons = lessons;
        this.runs = runs;
        this.threads = threads;
        this.index = index;
        this.meters = meters;
    }

    /**
     * Begins a run whose lines come next, see {@link #run}.
     *
     * @param accountId the curator who imports, or 0 for the portal itself
     * @throws Problem.Busy while as many are running as may at once
     */
    long begin(long accountId) {
        return runs.start(accountId)
                .orElseThrow(
                        () -> new Problem.Busy("%d imports are running. Send yours again when one of them has ended."
                                .formatted(ImportRunStore.MOST_AT_ONCE)));
    }

    /**
     * Imports everything that the stream holds, for a run that has begun, and waits until this node's search finds it.
     * Call without a transaction, never on an event loop. A stream that breaks off is no exception: see
     * {@link ImportResult#failure}.
     */
    ImportResult run(long run, InputStream ndjson, long accountId, ImportEvents events) {
        Work work = new Work(run, accountId, events);
        OfferQueue queue = new OfferQueue(ndjson);
        Future<?> reading = threads.start(queue);
        String failure = "The import failed. What was counted is stored; send the rest again.";
        try {
            work.storeAll(queue);
            failure = queue.failure();
        } catch (InterruptedException stopped) {
            failure = "The portal was stopped";
            Thread.currentThread().interrupt();
        } finally {
            reading.cancel(true);
            runs.finish(run, work.counts, failure);
        }
        work.awaitIndex();
        return new ImportResult(run, work.counts, work.took(), failure);
    }

    /** One run: its counts, and what comes of its batches. */
    private final class Work {

        private final long run;
        private final long accountId;
        private final ImportEvents events;
        private final long began = System.nanoTime();
        private ImportCounts counts = ImportCounts.NONE;
        private long position;
        private long noted = began;
        private long signed = began;

        Work(long run, long accountId, ImportEvents events) {
            this.run = run;
            this.accountId = accountId;
            this.events = events;
        }

        void storeAll(OfferQueue queue) throws InterruptedException {
            ImportBatch batch = new ImportBatch();
            long flushed = System.nanoTime();
            while (!queue.exhausted()) {
                sign();
                Optional<Offer> offer = queue.poll(SLOW_INPUT);
                boolean late = System.nanoTime() - flushed > SLOW_INPUT.toNanos();
                if (!batch.isEmpty() && (late || offer.filter(batch::refuses).isPresent())) {
                    store(batch);
                    batch = new ImportBatch();
                    flushed = System.nanoTime();
                }
                offer.ifPresent(batch::add);
            }
            store(batch);
        }

        private void sign() {
            if (System.nanoTime() - signed >= BETWEEN_SIGNS.toNanos()) {
                runs.alive(run);
                signed = System.nanoTime();
            }
        }

        private void store(ImportBatch batch) {
            if (batch.isEmpty()) {
                return;
            }
            List<ImportLine.Outcome> outcomes = outcomes(batch.lessons());
            List<ImportRunStore.Reject> rejects = new ArrayList<>();
            int next = 0;
            for (Offer offer : batch.offers()) {
                ImportLine.Outcome outcome = switch (offer) {
                    case Offer.Bad bad -> new ImportLine.Rejected(bad.reason());
                    case Offer.Good good -> outcomes.get(next++);
                };
                counts = counts.and(outcome);
                meters.counter("stile.import.lines", "outcome", word(outcome)).increment();
                if (outcome instanceof ImportLine.Rejected rejected) {
                    rejects.add(new ImportRunStore.Reject(offer.line(), offer.shownId(), unquoted(rejected.reason())));
                }
            }
            runs.reject(run, rejects);
            rejects.forEach(reject -> events.rejected(reject.line(), reject.reason()));
            note();
        }

        private void note() {
            events.progress(counts);
            if (System.nanoTime() - noted >= BETWEEN_NOTES.toNanos()) {
                runs.progress(run, counts);
                noted = System.nanoTime();
            }
        }

        private List<ImportLine.Outcome> outcomes(List<ImportLine> lines) {
            if (lines.isEmpty()) {
                return List.of();
            }
            try {
                return taken(lines);
            } catch (RuntimeException e) {
                LOG.warnf(e, "Import %d: a batch of %d lines failed; trying its lines one by one", run, lines.size());
                return lines.stream().map(this::outcome).toList();
            }
        }

        private ImportLine.Outcome outcome(ImportLine line) {
            try {
                return taken(List.of(line)).getFirst();
            } catch (RuntimeException e) {
                // logged with the batch
                return new ImportLine.Rejected("failed: could not be stored");
            }
        }

        private List<ImportLine.Outcome> taken(List<ImportLine> lines) {
            LessonImports.Batch batch = lessons.take(lines, accountId, run);
            position = Math.max(position, batch.position());
            return batch.outcomes();
        }

        void awaitIndex() {
            if (position > 0) {
                index.stream().forEach(one -> one.await(position, INDEX_AT_MOST));
            }
        }

        Duration took() {
            return Duration.ofNanos(System.nanoTime() - began);
        }

        /** A rule may quote what it does not know; a line's own text could be a patient's and is never repeated. */
        private static String unquoted(String reason) {
            return QUOTED.matcher(reason).replaceAll("‘…’");
        }

        private static String word(ImportLine.Outcome outcome) {
            return switch (outcome) {
                case ImportLine.Created c -> "created";
                case ImportLine.Updated u -> "updated";
                case ImportLine.Unchanged u -> "unchanged";
                case ImportLine.Rejected r -> "rejected";
            };
        }
    }
}
