package org.stile.bench;

/** One way of answering the log. Thread-safe. */
interface Engine {

    /** A way that does not count what it finds. */
    long UNCOUNTED = -1;

    /** Answers in full, and says how many lessons were found. */
    long answer(Request request) throws Exception;
}
