package org.stile.web;

import java.util.ArrayList;
import java.util.List;
import org.stile.base.PageOf;
import org.stile.base.Problem;

/**
 * A numbered link under a list of results.
 *
 * @param number the page, from 1; zero stands for the gap between two numbers that do not follow each other
 * @param href where it leads; empty for a gap
 * @param current whether it is the page being read
 */
public record PageLink(int number, String href, boolean current) {

    private static final int MOST_PAGES = 10_000;

    /** The gap between two numbers. */
    public static PageLink gap() {
        return new PageLink(0, "", false);
    }

    /** The page that an address asks for; {@link Problem.Invalid} when it is not a whole number from 1. */
    public static int number(String text) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= MOST_PAGES) {
                return number;
            }
        } catch (NumberFormatException refusedBelow) {
            // falls through to the refusal
        }
        throw new Problem.Invalid("page", "The page must be a whole number from 1 to " + MOST_PAGES);
    }

    /** The address of the page before, or the empty text. */
    public static String previous(PageOf<?> list, String address) {
        return list.page() > 1 ? address + (list.page() - 1) : "";
    }

    /** The address of the page after, or the empty text. */
    public static String next(PageOf<?> list, String address) {
        return list.page() < list.pages() ? address + (list.page() + 1) : "";
    }

    /** First, last and the pages around the present one, with gaps between. */
    public static List<PageLink> all(PageOf<?> list, String address) {
        List<PageLink> links = new ArrayList<>();
        int shown = 0;
        for (int number = 1; number <= list.pages(); number++) {
            boolean near = Math.abs(number - list.page()) <= 1 || number == 1 || number == list.pages();
            if (near) {
                if (number > shown + 1) {
                    links.add(gap());
                }
                links.add(new PageLink(number, address + number, number == list.page()));
                shown = number;
            }
        }
        return links;
    }
}
