package org.stile.search.lucene;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets threads wait until searches see a position of the change log. */
final class CursorWatch {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private final List<Long> awaited = new ArrayList<>();
    private long cursor = -1;

    void reached(long position) {
        lock.lock();
        try {
            cursor = position;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether somebody waits for a position up to this one. */
    boolean awaited(long position) {
        lock.lock();
        try {
            return awaited.stream().anyMatch(wanted -> wanted <= position);
        } finally {
            lock.unlock();
        }
    }

    boolean await(long position, Duration atMost) {
        long left = atMost.toNanos();
        lock.lock();
        try {
            awaited.add(position);
            while (cursor < position && left > 0) {
                left = moved.awaitNanos(left);
            }
            return cursor >= position;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            awaited.remove(Long.valueOf(position));
            lock.unlock();
        }
    }
}
