package org.stile.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.stile.FilledPortal;

/**
 * Measures how heavy the pages of programmes, toolkits, cases, polls, trusts and the desk are and how long each takes, in
 * a portal with programmes through which all trusts go, and prints a table in Markdown: {@code ./stile bench pages}.
 */
public final class PagesBench {

    private static final int PROGRAMMES = 5;
    private static final int TRUSTS = 250;
    private static final int LESSONS = 10_000;
    private static final int REQUESTS = 100;
    private static final int WARM_UP = 50;
    private static final double KB = 1024;

    private final Path shared;
    private final int lessons;
    private final int requests;

    private PagesBench(Path shared, int lessons, int requests) {
        this.shared = shared;
        this.lessons = lessons;
        this.requests = requests;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> given = List.of(arguments);
        int lessons = number(given, "--lessons", LESSONS);
        String corpora = System.getenv("STILE_CORPORA");
        if (lessons > 0 && (corpora == null || !Files.exists(Path.of(corpora, "large.jsonl.gz")))) {
            System.err.println("stile: STILE_CORPORA names no folder with large.jsonl.gz. Set it, or say --lessons 0.");
            System.exit(2);
        }
        new PagesBench(lessons > 0 ? Path.of(corpora) : null, lessons, number(given, "--requests", REQUESTS)).run();
        System.exit(0);
    }

    private static int number(List<String> arguments, String option, int usual) {
        int at = arguments.indexOf(option);
        return at < 0 ? usual : Integer.parseInt(arguments.get(at + 1));
    }

    private void run() throws Exception {
        Path data = Files.createTempDirectory("stile-bench").toRealPath();
        try (Portal portal = Portal.startWithContent(data)) {
            if (lessons > 0) {
                System.err.println("bench: lessons");
                portal.take(Corpus.file(shared, lessons));
            }
            System.err.println("bench: programmes");
            FilledPortal.Filled filled = FilledPortal.fill(api(portal), PROGRAMMES, TRUSTS);
            Report report = new Report(System.out);
            report.machine();
            report.title("%d programmes, %d trusts, %,d lessons".formatted(PROGRAMMES, TRUSTS, lessons));
            System.out.println("| page | kB | median ms | p99 ms |");
            System.out.println("| --- | ---: | ---: | ---: |");
            try (Browser reader = portal.browser();
                    Browser curator = portal.browser().signedIn()) {
                for (String path : open(filled)) {
                    measure(path, reader);
                }
                for (String path : desk(filled)) {
                    measure(path, curator);
                }
            }
        } finally {
            delete(data);
        }
    }

    private void measure(String path, Browser browser) throws Exception {
        for (int i = 0; i < WARM_UP; i++) {
            browser.page(path);
        }
        long[] nanos = new long[requests];
        int bytes = 0;
        for (int i = 0; i < requests; i++) {
            long began = System.nanoTime();
            bytes = browser.page(path).getBytes(StandardCharsets.UTF_8).length;
            nanos[i] = System.nanoTime() - began;
        }
        Latencies latencies = Latencies.of(LongStream.of(nanos));
        System.out.printf(
                "| `%s` | %.1f | %s | %s |%n",
                path, bytes / KB, Latencies.written(latencies.median()), Latencies.written(latencies.p99()));
        System.out.flush();
    }

    private static List<String> open(FilledPortal.Filled filled) {
        String programme = "/programmes/" + filled.programmes().getFirst();
        return List.of(
                "/",
                "/programmes",
                programme,
                programme + "/go-lives",
                programme + "/solutions",
                programme + "/deployments/" + filled.deployment(),
                programme + "/deployments/" + filled.deployment() + "/reached",
                programme + "/business-cases",
                programme + "/business-cases/" + filled.businessCase(),
                "/programmes/pacs",
                "/toolkits",
                "/toolkits/pacs",
                "/toolkits/pacs/stages/build",
                "/toolkits/pacs/print",
                "/polls",
                "/polls/pacs-confidence",
                "/trusts",
                "/trusts/RGT");
    }

    private static List<String> desk(FilledPortal.Filled filled) {
        String programme = filled.programmes().getFirst();
        return List.of(
                "/desk",
                "/desk?kind=slip",
                "/desk/featured",
                "/desk/programmes",
                "/desk/programmes/" + programme,
                "/desk/toolkits",
                "/desk/toolkits/pacs",
                "/desk/toolkits/reports",
                "/desk/toolkits/reports?stage=build",
                "/desk/polls",
                "/desk/search",
                "/desk/search/synonyms",
                "/desk/stale",
                "/desk/quarantine",
                "/desk/reports",
                "/desk/imports",
                "/desk/mergers",
                "/review",
                "/asks",
                "/programmes/%s/deployments/%d/reached".formatted(programme, filled.deployment()),
                "/programmes/%s/deployments/%d/financial-plan".formatted(programme, filled.deployment()));
    }

    private static FilledPortal.Api api(Portal portal) {
        return new FilledPortal.Api() {
            @Override
            public JsonNode get(String path) throws Exception {
                return portal.answer("GET", path, null);
            }

            @Override
            public JsonNode send(String method, String path, Map<String, ?> body) throws Exception {
                return portal.answer(method, path, body);
            }
        };
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(all::add);
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
