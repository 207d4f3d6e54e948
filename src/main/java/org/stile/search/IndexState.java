package org.stile.search;

/**
 * What an index holds at this moment.
 *
 * @param ready whether it can be searched
 * @param documents how many lessons are in it
 * @param cursor the last position of the change log that searches see
 */
public record IndexState(boolean ready, long documents, long cursor) {

    /** There is no index yet. */
    public static final IndexState NONE = new IndexState(false, 0, 0);
}
