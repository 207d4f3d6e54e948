package org.stile.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Ten digits that stand together: alone, or in groups with something small between them. How they are written says
 * much about whether they are one number.
 *
 * @param digits ASCII, ten of them
 * @param shape the sizes of the groups: {@code 3-3-4}, {@code 10}
 * @param gaps what stands between the groups
 * @param first index of the first group in the list of runs, {@code last} of the last
 */
record Ten(String digits, String shape, List<String> gaps, int start, int end, int first, int last) {

    private static final int LONGEST_GAP = 3;
    private static final String BETWEEN = " .-\n\r\t,_/()|*:+~'\0";
    private static final Set<String> SMALL = Set.of("", " ", ".", "-", "  ", " - ", "\n");
    /** Between groups of 3, 3 and 4 these are believed too: nothing else is written 412/345/6788. */
    private static final Set<String> BETWEEN_3_3_4 = Set.of("/", "_", "\t");

    /** How people write these numbers, by the books and otherwise. */
    private static final Set<String> USUAL =
            Set.of("10", "3-3-4", "6-4", "5-5", "4-3-3", "3-4-3", "3-7", "9-1", "2-2-2-2-2", "1-1-1-1-1-1-1-1-1-1");

    /** Shapes that dates and years share: believed only where the text speaks of a patient. */
    private static final Set<String> SELDOM = Set.of("4-4-2", "2-4-4", "4-6", "2-2-2-4", "7-3", "6-2-2", "3-3-2-2");

    /** The ten digits that begin with the run {@code first} and pass the sum; empty if there are none. */
    static Optional<Ten> from(String plain, List<Run> runs, int first) {
        int last = lastOfTen(plain, runs, first);
        // The sum first: it turns ten of eleven away before anything is allocated.
        return last >= 0
                        && Modulus11.passes(
                                plain, runs.get(first).start(), runs.get(last).end())
                ? Optional.of(of(plain, runs.subList(first, last + 1), first))
                : Optional.empty();
    }

    /** The run with which ten digits are complete; -1 if the groups do not add up to ten. */
    private static int lastOfTen(String plain, List<Run> runs, int first) {
        int last = first;
        int size = runs.get(first).size();
        while (size < 10 && last + 1 < runs.size() && gapBetween(runs.get(last), runs.get(last + 1), plain)) {
            size += runs.get(++last).size();
        }
        return size == 10 ? last : -1;
    }

    boolean usual() {
        return USUAL.contains(shape) && evenly() && !range()
                || shape.equals("3-3-4")
                        && gaps.getFirst().equals(gaps.getLast())
                        && BETWEEN_3_3_4.contains(gaps.getFirst());
    }

    boolean seldom() {
        return SELDOM.contains(shape) && evenly() && !hasYear();
    }

    boolean grouped() {
        return !gaps.isEmpty();
    }

    /** Written with spaces, so what else it touches is not part of one word with it. */
    boolean spaced() {
        return gaps.contains(" ");
    }

    boolean dashed() {
        return gaps.stream().anyMatch(gap -> gap.contains("-") || gap.contains("."));
    }

    boolean startsWith(String... beginnings) {
        return List.of(beginnings).stream().anyMatch(digits::startsWith);
    }

    /** A day, a month and two digits of a year at the beginning, as in Scotland's CHI number. */
    boolean startsWithDate() {
        int day = Integer.parseInt(digits.substring(0, 2));
        int month = Integer.parseInt(digits.substring(2, 4));
        return Dates.dayOfMonth(day, month);
    }

    /** Small gaps of spaces, dashes or dots; many groups are one number only if all gaps are the same. */
    private boolean evenly() {
        boolean small = SMALL.containsAll(gaps);
        boolean oneLine = gaps.stream().filter("\n"::equals).count() <= 1;
        boolean few = gaps.size() < 4
                || gaps.stream().distinct().count() == 1 && !gaps.getFirst().equals(".");
        return small && oneLine && few;
    }

    /** "12000-13000 feet": two round numbers. */
    private boolean range() {
        return shape.equals("5-5") && digits.charAt(4) == '0' && digits.charAt(9) == '0';
    }

    private boolean hasYear() {
        int at = 0;
        for (String size : shape.split("-")) {
            if (size.equals("4") && (digits.startsWith("19", at) || digits.startsWith("20", at))) {
                return true;
            }
            at += Integer.parseInt(size);
        }
        return false;
    }

    private static boolean gapBetween(Run one, Run next, String plain) {
        int seen = 0;
        for (int i = one.end(); i < next.start(); i++) {
            char c = plain.charAt(i);
            seen += c == Plain.UNSEEN ? 0 : 1;
            if (seen > LONGEST_GAP + 1 || BETWEEN.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static Ten of(String plain, List<Run> groups, int first) {
        StringBuilder digits = new StringBuilder(10);
        StringBuilder shape = new StringBuilder();
        List<String> gaps = new ArrayList<>();
        Run before = null;
        for (Run group : groups) {
            if (before != null) {
                gaps.add(seen(plain.substring(before.end(), group.start())));
                shape.append('-');
            }
            digits.append(seen(plain.substring(group.start(), group.end())));
            shape.append(group.size());
            before = group;
        }
        return new Ten(
                digits.toString(),
                shape.toString(),
                gaps,
                groups.getFirst().start(),
                groups.getLast().end(),
                first,
                first + groups.size() - 1);
    }

    private static String seen(String text) {
        return text.replace(String.valueOf(Plain.UNSEEN), "").replace("\r", "");
    }
}
