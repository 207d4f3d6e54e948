package org.stile.bench;

import java.util.List;
import org.stile.bench.Load.Run;

/**
 * One way of answering, measured: by one client for latencies, by twice as many as there are processors for throughput,
 * and at half of that throughput as it would come from many people.
 */
record Measured(String way, Run one, Run crowd, Run steady) {

    static final int CROWD = 2 * Runtime.getRuntime().availableProcessors();

    // So that a pause of the server does not keep requests from being due.
    private static final int PEOPLE = 32;

    static Measured of(String way, Engine engine, ProcessHandle server, QueryLog queries, Options options)
            throws Exception {
        System.err.println("bench: " + way);
        Load load = new Load(engine, server, options.atMost());
        load.closed(queries.log(options.warmUp(), 1), CROWD);
        Run one = load.closed(queries.log(options.requests(), 2), 1);
        Run crowd = load.closed(queries.log(options.requests(), 3), CROWD);
        Run steady = load.open(queries.log(options.requests(), 4), crowd.perSecond() / 2, PEOPLE);
        return new Measured(way, one, crowd, steady);
    }

    /** Of the requests that both answered, the share for which both found the same number of lessons. */
    double agrees(Measured other, Kind kind) {
        List<Load.Answer> mine = one.answers();
        List<Load.Answer> theirs = other.one.answers();
        int asked = 0;
        int same = 0;
        for (int i = 0; i < Math.min(mine.size(), theirs.size()); i++) {
            if (mine.get(i).request().kind() == kind) {
                asked++;
                same += mine.get(i).found() == theirs.get(i).found() ? 1 : 0;
            }
        }
        return asked == 0 ? 1 : (double) same / asked;
    }

    /** How many lessons were found for a request of this kind, on average. */
    double found(Kind kind) {
        return one.answers().stream()
                .filter(answer -> answer.request().kind() == kind && !answer.failed())
                .mapToLong(Load.Answer::found)
                .average()
                .orElse(0);
    }

    long failed() {
        return one.failed() + crowd.failed() + steady.failed();
    }
}
