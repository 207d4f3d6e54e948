package org.stile.bench;

import java.util.Locale;
import java.util.stream.LongStream;

/** Times in ascending order. */
record Latencies(long[] nanos) {

    static Latencies of(LongStream nanos) {
        return new Latencies(nanos.sorted().toArray());
    }

    boolean none() {
        return nanos.length == 0;
    }

    double median() {
        return millis(0.5);
    }

    double p99() {
        return millis(0.99);
    }

    /** The time within which this part of all was answered, in milliseconds. */
    double millis(double part) {
        return none() ? 0 : nanos[(int) Math.min(nanos.length - 1L, (long) (part * nanos.length))] / 1e6;
    }

    /** Median and 99th percentile. */
    @Override
    public String toString() {
        return none() ? "" : "%s / %s".formatted(written(median()), written(p99()));
    }

    /** Milliseconds with as many places as say something. */
    static String written(double millis) {
        return String.format(Locale.ROOT, millis < 1 ? "%.2f" : millis < 100 ? "%.1f" : "%.0f", millis);
    }
}
