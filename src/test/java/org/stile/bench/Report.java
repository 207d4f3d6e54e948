package org.stile.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stile.base.Clock;
import org.stile.bench.Portal.Imported;

/** The report, in Markdown, written as it comes. Times are milliseconds, "median / 99th percentile". */
final class Report {

    private static final double MB = 1024.0 * 1024;

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void line(String text) {
        out.println(text);
        out.println();
        out.flush();
    }

    void title(String text) {
        line("## " + text);
    }

    void machine() throws IOException {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        line("%s. %d processors (%s), %.0f GB of memory, %s, Java %s, heaps of at most %.1f GB."
                .formatted(
                        LocalDate.now(Clock.UK),
                        system.getAvailableProcessors(),
                        processor().orElse(system.getArch()),
                        system.getTotalMemorySize() / MB / 1024,
                        system.getName(),
                        Runtime.version(),
                        Runtime.getRuntime().maxMemory() / MB / 1024));
        line(
                "Load generator, portal and PostgreSQL share the machine. Times are milliseconds, median / 99th percentile.");
    }

    private static Optional<String> processor() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.exists(info)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(info)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        }
    }

    void imported(Imported imported, int offered, long residentMb) {
        head("what", "measured");
        row(
                "imported",
                "%,d of %,d lessons in %.1f s, %,.0f a second, until search finds all of them"
                        .formatted(
                                imported.created(),
                                offered,
                                imported.seconds(),
                                imported.created() / imported.seconds()));
        row("portal's memory after the import", "%,d MB resident, without its database".formatted(residentMb));
    }

    void afterLoad(long residentMb) {
        row("portal's memory after the load", "%,d MB resident".formatted(residentMb));
    }

    /** Memory after each part of a long log. */
    void soaked(int requests, List<Long> residentMb, long failed) {
        row(
                "portal's memory over %,d requests".formatted(requests),
                residentMb.stream().map("%,d"::formatted).collect(Collectors.joining(", "))
                        + " MB resident; %,d failed".formatted(failed));
    }

    void sizes(long index, long database, long lines) {
        row(
                "on disk",
                "%,.0f MB index, %,.0f MB database with its log, for %,.0f MB of import lines"
                        .formatted(index / MB, database / MB, lines / MB));
    }

    void published(Latencies times) {
        row("from publishing to found", "%s ms, over %d lessons".formatted(times, times.nanos().length));
        out.println();
    }

    void measured(List<Measured> all) {
        throughput(all);
        latencies(all);
        ratios(all);
        totals(all);
    }

    private void throughput(List<Measured> all) {
        line(
                "One client, then %d clients at once, then requests at half of that rate, due whether or not the last is answered:"
                        .formatted(Measured.CROWD));
        head(
                "way",
                "one: median",
                "p90",
                "p99",
                "slowest",
                "one: a second",
                "crowd: a second",
                "crowd: median / p99",
                "steady: a second",
                "steady: median / p99",
                "CPU ms a request: generator",
                "portal",
                "requests",
                "failed");
        for (Measured way : all) {
            Latencies one = way.one().latencies(kind -> true);
            boolean apart = way.way().contains("HTTP");
            row(
                    way.way(),
                    Latencies.written(one.median()),
                    Latencies.written(one.millis(0.9)),
                    Latencies.written(one.p99()),
                    Latencies.written(one.millis(1)),
                    number(way.one().perSecond()),
                    number(way.crowd().perSecond()),
                    way.crowd().latencies(kind -> true).toString(),
                    number(way.steady().perSecond()),
                    way.steady().latencies(kind -> true).toString(),
                    Latencies.written(way.crowd().ownMillis()),
                    apart ? Latencies.written(way.crowd().servedMillis()) : "",
                    Integer.toString(way.one().answers().size()),
                    Long.toString(way.failed()));
        }
        out.println();
        line("Where no process answers apart from the generator, its processor time is that of the answers too, but for"
                + " (f), whose server is not counted.");
    }

    private void latencies(List<Measured> all) {
        line("By kind of request, one client:");
        head(Stream.concat(Stream.of("request"), all.stream().map(Measured::way))
                .toArray(String[]::new));
        for (Kind kind : Kind.values()) {
            row(Stream.concat(
                            Stream.of(kind.label()),
                            all.stream()
                                    .map(way ->
                                            way.one().latencies(kind::equals).toString()))
                    .toArray(String[]::new));
        }
        out.println();
    }

    /** What the port takes of what the others take. */
    private void ratios(List<Measured> all) {
        Measured port = named(all, "(a)");
        List<Measured> others = all.stream()
                .filter(way -> way != port && !way.way().contains("HTTP"))
                .toList();
        line("Time of (a) as a multiple of the others', median / 99th percentile (below 1, (a) is faster):");
        head(Stream.concat(Stream.of("request"), others.stream().map(way -> "(a) : " + way.way()))
                .toArray(String[]::new));
        for (Kind kind : Kind.values()) {
            Latencies own = port.one().latencies(kind::equals);
            row(Stream.concat(
                            Stream.of(kind.label()),
                            others.stream().map(way -> ratio(own, way.one().latencies(kind::equals))))
                    .toArray(String[]::new));
        }
        out.println();
    }

    private static String ratio(Latencies own, Latencies other) {
        return other.none()
                ? ""
                : String.format(Locale.ROOT, "%.2f / %.2f", own.median() / other.median(), own.p99() / other.p99());
    }

    private void totals(List<Measured> all) {
        Measured port = named(all, "(a)");
        Measured byHand = named(all, "(d)");
        Optional<Measured> postgres =
                all.stream().filter(way -> way.way().startsWith("(f)")).findFirst();
        line("Lessons found for a request on average, and how often (d) has the very total of (a):");
        head(
                "request",
                port.way(),
                byHand.way(),
                "same total",
                postgres.map(Measured::way).orElse(""));
        for (Kind kind : Kind.values()) {
            row(
                    kind.label(),
                    number(port.found(kind)),
                    number(byHand.found(kind)),
                    "%.0f%%".formatted(100 * port.agrees(byHand, kind)),
                    postgres.map(way -> number(way.found(kind))).orElse(""));
        }
        out.println();
    }

    private static Measured named(List<Measured> all, String letter) {
        return all.stream()
                .filter(way -> way.way().startsWith(letter))
                .findFirst()
                .orElseThrow();
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, number < 10 ? "%,.1f" : "%,.0f", number);
    }

    private void head(String... cells) {
        row(cells);
        row(Stream.of(cells).map(cell -> "---").toArray(String[]::new));
    }

    private void row(String... cells) {
        out.println(Stream.of(cells).collect(Collectors.joining(" | ", "| ", " |")));
        out.flush();
    }
}
