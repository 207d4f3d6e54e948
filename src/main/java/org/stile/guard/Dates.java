package org.stile.guard;

/** Which days there are. Not a calendar: 29 February is always one, since two digits do not tell the year. */
final class Dates {

    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Dates() {}

    static boolean dayOfMonth(int day, int month) {
        return month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1];
    }
}
