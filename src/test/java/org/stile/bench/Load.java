package org.stile.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * Asks an engine a log and takes the time of each answer. A closed loop asks the next when the last is answered; an open
 * loop asks at a fixed rate, answered or not, and counts from the moment a request was due.
 */
final class Load {

    // A way that is far slower answers only the beginning of the log, which is as mixed as all of it.
    private final Duration atMost;
    private final Engine engine;
    private final ProcessHandle server;

    /**
     * A load.
     *
     * @param server the process that answers; this one where there is no other
     */
    Load(Engine engine, ProcessHandle server, Duration atMost) {
        this.engine = engine;
        this.server = server;
        this.atMost = atMost;
    }

    /**
     * One answer.
     *
     * @param found how many lessons; {@link Engine#UNCOUNTED} also where it failed
     */
    record Answer(Request request, long nanos, long found, boolean failed) {}

    /**
     * What a log came to.
     *
     * @param answers in the order of the log; fewer where time was up
     * @param own processor time of this process
     * @param served processor time of the server's process
     */
    record Run(List<Answer> answers, Duration wall, Duration own, Duration served) {

        double perSecond() {
            return answers.size() / seconds(wall);
        }

        double ownMillis() {
            return own.toNanos() / 1e6 / answers.size();
        }

        double servedMillis() {
            return served.toNanos() / 1e6 / answers.size();
        }

        long failed() {
            return answers.stream().filter(Answer::failed).count();
        }

        Latencies latencies(Predicate<Kind> kinds) {
            LongStream nanos = answers.stream()
                    .filter(answer -> kinds.test(answer.request.kind()))
                    .mapToLong(Answer::nanos);
            return Latencies.of(nanos);
        }

        private static double seconds(Duration time) {
            return time.toNanos() / 1e9;
        }
    }

    Run closed(List<Request> log, int clients) throws Exception {
        AtomicInteger next = new AtomicInteger();
        long end = System.nanoTime() + atMost.toNanos();
        return measured(log, clients, answers -> {
            for (int i = next.getAndIncrement();
                    i < log.size() && System.nanoTime() < end;
                    i = next.getAndIncrement()) {
                answers[i] = answer(log.get(i), System.nanoTime());
            }
        });
    }

    /** Enough clients that one is always free, unless the engine cannot keep up: then waiting counts. */
    Run open(List<Request> log, double perSecond, int clients) throws Exception {
        AtomicInteger next = new AtomicInteger();
        long began = System.nanoTime();
        return measured(log, clients, answers -> {
            for (int i = next.getAndIncrement(); i < log.size(); i = next.getAndIncrement()) {
                long due = began + (long) (i / perSecond * 1e9);
                if (due - began > atMost.toNanos()) {
                    return;
                }
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                answers[i] = answer(log.get(i), due);
            }
        });
    }

    private interface Client {
        void run(Answer[] answers) throws InterruptedException;
    }

    private Run measured(List<Request> log, int clients, Client client) throws Exception {
        Answer[] answers = new Answer[log.size()];
        Duration own = cpu(ProcessHandle.current());
        Duration served = cpu(server);
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                Callable<Void> one = () -> {
                    client.run(answers);
                    return null;
                };
                running.add(threads.submit(one));
            }
            for (Future<?> thread : running) {
                thread.get();
            }
        }
        Duration wall = Duration.ofNanos(System.nanoTime() - began);
        List<Answer> given = new ArrayList<>();
        for (Answer answer : answers) {
            if (answer != null) {
                given.add(answer);
            }
        }
        return new Run(
                given,
                wall,
                cpu(ProcessHandle.current()).minus(own),
                cpu(server).minus(served));
    }

    private Answer answer(Request request, long from) {
        try {
            long found = engine.answer(request);
            return new Answer(request, System.nanoTime() - from, found, false);
        } catch (Exception e) {
            // a refusal is an answer that is counted; the rest of the log must go on
            return new Answer(request, System.nanoTime() - from, Engine.UNCOUNTED, true);
        }
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
