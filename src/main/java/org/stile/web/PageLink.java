package org.stile.web;

/**
 * A numbered link under a list of results.
 *
 * @param number the page, from 1; zero stands for the gap between two numbers that do not follow each other
 * @param href where it leads; empty for a gap
 * @param current whether it is the page being read
 */
public record PageLink(int number, String href, boolean current) {

    /** The gap between two numbers. */
    public static PageLink gap() {
        return new PageLink(0, "", false);
    }
}
