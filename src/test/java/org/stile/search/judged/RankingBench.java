package org.stile.search.judged;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.stile.lessons.Staleness;
import org.stile.lessons.Standing;
import org.stile.search.BestBets;
import org.stile.search.Hit;
import org.stile.search.IndexEntry;
import org.stile.search.LessonQuery;
import org.stile.search.Meaning;
import org.stile.search.SearchIndex;
import org.stile.search.SearchWords;
import org.stile.search.Synonyms;
import org.stile.search.judged.JudgedCollection.JudgedQuery;
import org.stile.search.lucene.Indexes;
import org.stile.search.meaning.SentenceModel;
import org.stile.web.Viewer;

/**
 * Measures ranking on judged queries and prints a table in Markdown: {@code ./stile bench ranking}. Public collections
 * are read from the folder in {@code STILE_CORPORA}. Arguments: {@code tuning} for the other half, {@code quick} for our
 * own engines only, {@code each} for every query, {@code stale} with every second lesson due for review, and names of
 * collections.
 */
public final class RankingBench {

    private static final List<String> PUBLIC = List.of("cranfield", "cisi", "lisa", "adi", "pubmedqa_knownitem");
    private static final Path LLIS_JUDGEMENTS = Path.of("src/test/resources/llis-judgements.csv");

    private final List<String> arguments;
    private final SentenceModel model = new SentenceModel();
    private final Map<String, float[]> asked = new LinkedHashMap<>();

    private RankingBench(List<String> arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] arguments) throws Exception {
        new RankingBench(List.of(arguments)).run();
    }

    private void run() throws Exception {
        boolean tuning = arguments.contains("tuning");
        System.out.printf("Half: %s%n%n", tuning ? "tuning" : "reported");
        System.out.println("| collection | engine | queries | nDCG@10 | recall@100 | MRR | found nothing |");
        System.out.println("| --- | --- | ---: | ---: | ---: | ---: | ---: |");
        for (JudgedCollection collection : collections()) {
            List<JudgedQuery> half = collection.queries().stream()
                    .filter(query -> query.tuning() == tuning)
                    .toList();
            List<JudgedQuery> answerable =
                    half.stream().filter(JudgedQuery::answerable).toList();
            for (Map.Entry<String, RankedBy> engine : engines(collection).entrySet()) {
                Quality quality = Quality.of(engine.getValue(), answerable);
                System.out.printf(
                        "| %s | %s | %d | %.3f | %.3f | %.3f | %.1f%% |%n",
                        collection.name(),
                        engine.getKey(),
                        quality.queries(),
                        quality.ndcg(),
                        quality.recall(),
                        quality.mrr(),
                        100 * quality.zero());
                if (arguments.contains("each") && engine.getKey().startsWith("Stile")) {
                    each(engine.getValue(), half);
                }
                kinds(engine.getValue(), engine.getKey(), half);
            }
            toldAgain(collection);
        }
        System.exit(0);
    }

    private void kinds(RankedBy engine, String name, List<JudgedQuery> half) {
        if (!name.startsWith("Stile")
                || half.stream().allMatch(query -> query.kind().equals("public"))) {
            return;
        }
        StringBuilder line = new StringBuilder("  ");
        half.stream().map(JudgedQuery::kind).distinct().forEach(kind -> {
            List<JudgedQuery> of =
                    half.stream().filter(q -> q.kind().equals(kind)).toList();
            if (kind.equals("unanswerable")) {
                long none = of.stream()
                        .filter(q -> Quality.found(engine, q).isEmpty())
                        .count();
                line.append(String.format(" %s %d/%d nothing", kind, none, of.size()));
            } else {
                line.append(
                        String.format(" %s %.3f", kind, Quality.of(engine, of).ndcg()));
            }
        });
        System.out.println(line);
    }

    private static void each(RankedBy engine, List<JudgedQuery> queries) {
        for (JudgedQuery query : queries) {
            List<String> found = Quality.found(engine, query);
            System.out.printf(
                    "    %.2f %-12s %3d %-60s %s%n",
                    Quality.ndcg(found, query.grades()),
                    query.kind(),
                    found.size(),
                    query.text(),
                    found.stream()
                            .limit(5)
                            .map(id -> id + "=" + query.grades().getOrDefault(id, 0))
                            .toList());
        }
    }

    private List<JudgedCollection> collections() throws IOException {
        List<JudgedCollection> all = new ArrayList<>();
        if (wanted("shipped")) {
            all.add(JudgedCollection.shipped());
        }
        String corpora = System.getenv("STILE_CORPORA");
        if (corpora == null) {
            System.err.println("STILE_CORPORA is not set: only the shipped lessons are measured.");
            return all;
        }
        if (wanted("llis") && Files.exists(LLIS_JUDGEMENTS)) {
            all.add(JudgedCollection.llis(Path.of(corpora, "llis.jsonl"), LLIS_JUDGEMENTS));
        }
        for (String name : PUBLIC) {
            if (wanted(name)) {
                all.add(JudgedCollection.publicOne(Path.of(corpora, "ir", name)));
            }
        }
        return all;
    }

    private boolean wanted(String name) {
        List<String> names = arguments.stream()
                .filter(word -> !List.of("tuning", "quick", "each", "stale").contains(word))
                .toList();
        return names.isEmpty() || names.contains(name);
    }

    private Map<String, RankedBy> engines(JudgedCollection collection) throws Exception {
        Map<String, RankedBy> engines = new LinkedHashMap<>();
        if (!arguments.contains("quick")) {
            engines.put("Lucene, StandardAnalyzer", new PlainLucene(new StandardAnalyzer(), collection.lessons()));
            engines.put("Lucene, EnglishAnalyzer", new PlainLucene(new EnglishAnalyzer(), collection.lessons()));
            PlainPostgres postgres = new PlainPostgres(postgres(), collection.lessons());
            engines.put("PostgreSQL, words joined by OR", postgres.anyWord());
            engines.put("PostgreSQL, websearch_to_tsquery", postgres.webSearch());
        }
        SearchWords words =
                new SearchWords(1, Synonyms.of(Files.readString(Path.of("content/synonyms.txt"))), BestBets.NONE);
        List<IndexEntry> entries = KeptVectors.of(collection.name(), collection.lessons(), model);
        if (arguments.contains("stale")) {
            entries = entries.stream().map(RankingBench::halfDue).toList();
        }
        Meaning meaning = text -> asked.computeIfAbsent(text, model::vector);
        engines.put("Stile, words only", ours(words, Meaning.NONE, entries));
        engines.put("Stile, words and meaning", ours(words, meaning, entries));
        return engines;
    }

    /** Half of all lessons, chosen without regard to what they say, are due for review. */
    private static IndexEntry halfDue(IndexEntry entry) {
        CRC32 hash = new CRC32();
        hash.update(entry.lesson().externalId().getBytes(StandardCharsets.UTF_8));
        Standing due = new Standing(
                List.of(),
                new Staleness(List.of(new Staleness.Reason(Staleness.Cause.AGE, LocalDate.parse("2020-01-01")))));
        return hash.getValue() % 2 == 0
                ? entry
                : new IndexEntry(entry.lesson(), entry.meaning(), new Standing.Both(due, due));
    }

    /** How often who writes a lesson again in other words is shown the one that is there. */
    private void toldAgain(JudgedCollection collection) throws IOException {
        List<ToldAgain> all = ToldAgain.of(collection.name());
        if (all.isEmpty()) {
            return;
        }
        SearchWords words =
                new SearchWords(1, Synonyms.of(Files.readString(Path.of("content/synonyms.txt"))), BestBets.NONE);
        List<IndexEntry> entries = KeptVectors.of(collection.name(), collection.lessons(), model);
        List<String> missed = ToldAgain.missed(index(words, model::vector, entries), all);
        System.out.printf(
                "   lessons told again: %d of %d shown among three%n", all.size() - missed.size(), all.size());
        if (arguments.contains("each")) {
            missed.forEach(title -> System.out.println("    missed: " + title));
        }
    }

    private static SearchIndex index(SearchWords words, Meaning meaning, List<IndexEntry> entries) throws IOException {
        return Indexes.of(
                Files.createTempDirectory("stile-ranking"), new ContentNames(), () -> words, meaning, entries);
    }

    private static RankedBy ours(SearchWords words, Meaning meaning, List<IndexEntry> entries) throws IOException {
        SearchIndex index = index(words, meaning, entries);
        return (query, most) -> index.search(LessonQuery.of(query).size(most), Viewer.ANONYMOUS).hits().stream()
                .map(Hit::externalId)
                .toList();
    }

    private Connection postgres;

    private Connection postgres() throws Exception {
        if (postgres == null) {
            postgres = EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C.UTF-8")
                    .start()
                    .getPostgresDatabase()
                    .getConnection();
        }
        return postgres;
    }
}
