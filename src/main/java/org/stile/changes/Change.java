package org.stile.changes;

/**
 * A line of the change log: something with this number has changed. It says nothing more; a follower reads the thing
 * again, so repeats and order within a batch do no harm.
 *
 * @param position in the log; positions rise in the order of commits
 * @param kind what changed, such as {@code lesson}
 * @param ref its number
 */
public record Change(long position, String kind, long ref) {}
