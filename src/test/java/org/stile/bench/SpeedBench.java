package org.stile.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.FSDirectory;
import org.stile.bench.Portal.Imported;
import org.stile.search.BestBets;
import org.stile.search.Meaning;
import org.stile.search.SearchIndex;
import org.stile.search.SearchWords;
import org.stile.search.Synonyms;
import org.stile.search.WritableIndex;
import org.stile.search.judged.ContentNames;
import org.stile.search.lucene.Indexes;
import org.stile.search.meaning.SentenceModel;
import org.stile.web.Viewer;

/**
 * Measures import, index and search at several sizes, beside Lucene and PostgreSQL on the same lessons, and prints a
 * report in Markdown: {@code ./stile bench}. Lessons are made from the corpus in the folder in {@code STILE_CORPORA}.
 */
public final class SpeedBench {

    // The first publications after a start meet a cold program.
    private static final int WARM_UP = 100;

    private static final int SOAK_PARTS = 10;
    private static final Duration SOAK_AT_MOST = Duration.ofHours(1);

    // Logs of these numbers are not asked otherwise.
    private static final int SOAK_LOGS = 1_000;

    private final Path shared;
    private final Options options;
    private final Report report = new Report(System.out);

    private SpeedBench(Path shared, Options options) {
        this.shared = shared;
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        String corpora = System.getenv("STILE_CORPORA");
        if (corpora == null || !Files.exists(Path.of(corpora, "large.jsonl.gz"))) {
            System.err.println("stile: STILE_CORPORA names no folder with large.jsonl.gz, which the benchmark needs.");
            System.exit(2);
        }
        new SpeedBench(Path.of(corpora), Options.of(List.of(arguments))).run();
        System.exit(0);
    }

    private void run() throws Exception {
        report.machine();
        for (int size : options.sizes()) {
            report.title("%,d lessons, words only".formatted(size));
            measure(size, false);
        }
        if (options.hybridLessons() > 0) {
            report.title("%,d lessons, words and meaning".formatted(options.hybridLessons()));
            measure(options.hybridLessons(), true);
        }
    }

    private void measure(int size, boolean meaning) throws Exception {
        Path lessons = Corpus.file(shared, size);
        QueryLog queries = new QueryLog(lessons, size);
        Path data = Files.createTempDirectory("stile-bench").toRealPath();
        try {
            List<Measured> all = new ArrayList<>();
            Imported imported;
            try (Portal portal = Portal.start(data, meaning)) {
                imported = portal.take(lessons);
                if (meaning && !ready(portal)) {
                    return;
                }
                report.imported(imported, size, portal.residentMb());
                soak(portal, queries);
                all.add(Measured.of("(b) JSON over HTTP", portal.json(), portal.handle(), queries, options));
                all.add(Measured.of("(c) page over HTTP", portal.page(), portal.handle(), queries, options));
                report.afterLoad(portal.residentMb());
            }
            report.sizes(bytes(data.resolve("index")), bytes(data.resolve("postgresql")), bytes(lessons));
            all.addAll(0, inProcess(data.resolve("index"), meaning, queries));
            if (!meaning) {
                try (PlainPostgres postgres = new PlainPostgres(lessons, imported.rejected())) {
                    all.add(Measured.of("(f) PostgreSQL", postgres, ProcessHandle.current(), queries, options));
                }
            }
            report.published(published(data, meaning));
            report.measured(all);
        } finally {
            delete(data);
        }
    }

    /** Whether memory grows with the number of requests. Each is another one, so that nothing is answered from memory. */
    private void soak(Portal portal, QueryLog queries) throws Exception {
        if (options.soak() == 0) {
            return;
        }
        System.err.println("bench: memory");
        Engine json = portal.json();
        Engine page = portal.page();
        AtomicInteger asked = new AtomicInteger();
        Load load = new Load(
                request -> asked.getAndIncrement() % 2 == 0 ? page.answer(request) : json.answer(request),
                portal.handle(),
                SOAK_AT_MOST);
        List<Long> resident = new ArrayList<>();
        long failed = 0;
        for (int part = 0; part < SOAK_PARTS; part++) {
            failed += load.closed(queries.log(options.soak() / SOAK_PARTS, SOAK_LOGS + part), Measured.CROWD)
                    .failed();
            resident.add(portal.residentMb());
        }
        report.soaked(options.soak(), resident, failed);
    }

    private boolean ready(Portal portal) throws Exception {
        long began = System.nanoTime();
        if (!portal.vectorsReady()) {
            report.line("Not measured: this portal does not say when all lessons have their vectors.");
            return false;
        }
        report.line(
                "All vectors were ready %.0f s after the import, before anything was timed. In process, each query's"
                                .formatted((System.nanoTime() - began) / 1e9)
                        + " own vector is computed when it is asked; (d) and (e) go by words alone.");
        return true;
    }

    /** The port itself and Lucene by hand, on the index that the portal has left. */
    private List<Measured> inProcess(Path folder, boolean meaning, QueryLog queries) throws Exception {
        ProcessHandle here = ProcessHandle.current();
        List<Measured> all = new ArrayList<>();
        Synonyms synonyms = Synonyms.of(Files.readString(Path.of("content/synonyms.txt")));
        SearchWords words = new SearchWords(1, synonyms, BestBets.NONE);
        Meaning model = meaning ? new SentenceModel()::vector : Meaning.NONE;
        WritableIndex index = Indexes.reopened(folder, new ContentNames(), () -> words, model);
        all.add(Measured.of("(a) in process", port(index), here, queries, options));
        index.close();
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(Indexes.generation(folder)))) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setSimilarity(Indexes.similarity());
            all.add(Measured.of("(d) Lucene by hand", new HandWritten(searcher, synonyms), here, queries, options));
            all.add(Measured.of("(e) Lucene top 10", new BareLucene(searcher), here, queries, options));
        }
        return all;
    }

    private static Engine port(SearchIndex index) {
        return request -> request.suggests()
                ? index.suggest(request.text(), Viewer.ANONYMOUS, Request.SUGGESTIONS)
                        .size()
                : index.search(request.query(), Viewer.ANONYMOUS).total();
    }

    /** Last of all, on a portal started again, so that what was measured is what was imported. */
    private Latencies published(Path data, boolean meaning) throws Exception {
        LongStream.Builder nanos = LongStream.builder();
        try (Portal portal = Portal.start(data, meaning)) {
            for (int i = 0; i < WARM_UP + options.publications(); i++) {
                Duration took = portal.publish("bench-published-" + i, word(i));
                if (i >= WARM_UP) {
                    nanos.add(took.toNanos());
                }
            }
        }
        return Latencies.of(nanos.build());
    }

    /** A word that no lesson has yet. */
    private static String word(int number) {
        StringBuilder word = new StringBuilder("zyqx");
        for (int rest = number + 26 * 26 * 26; rest > 0; rest /= 26) {
            word.append((char) ('a' + rest % 26));
        }
        return word.toString();
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
