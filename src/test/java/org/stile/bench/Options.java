package org.stile.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is measured.
 *
 * @param sizes of the corpora
 * @param hybridLessons size of the corpus on which words and meaning are measured together; 0 for none
 * @param requests in one log
 * @param warmUp requests that each way answers before it is timed: compilers take some thousands to be done
 * @param soak mixed requests after which the portal's memory is looked at, before anything is timed; 0 for none
 * @param atMost how long one log is asked
 * @param publications how often a lesson is published and waited for
 */
record Options(
        List<Integer> sizes, int hybridLessons, int requests, int warmUp, int soak, Duration atMost, int publications) {

    static final String USAGE =
            "bench [--quick] [--large] [--lessons N] [--hybrid-lessons N] [--requests N] [--soak N]";

    static Options of(List<String> arguments) {
        boolean quick = arguments.contains("--quick");
        List<Integer> sizes = new ArrayList<>(quick ? List.of(2_000) : List.of(10_000, 100_000));
        if (arguments.contains("--large")) {
            sizes.add(1_000_000);
        }
        int lessons = number(arguments, "--lessons", 0);
        return new Options(
                lessons > 0 ? List.of(lessons) : sizes,
                number(arguments, "--hybrid-lessons", quick ? 500 : 10_000),
                number(arguments, "--requests", quick ? 300 : 2_000),
                quick ? 300 : 10_000,
                number(arguments, "--soak", 0),
                Duration.ofSeconds(quick ? 20 : 60),
                quick ? 50 : 200);
    }

    private static int number(List<String> arguments, String option, int usual) {
        int at = arguments.indexOf(option);
        return at < 0 ? usual : Integer.parseInt(arguments.get(at + 1));
    }
}
