package org.stile.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** What the guard does to whole files of real lessons and documents, in which nobody's number should be. */
@EnabledIfEnvironmentVariable(
        named = "STILE_CORPORA",
        matches = ".+",
        disabledReason = "STILE_CORPORA names no folder with llis.jsonl and the others")
class GuardCorporaTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> FILES =
            List.of("llis.jsonl", "asrs.jsonl", "pfd_health.jsonl", "pacs_facts.jsonl", "large.jsonl.gz");

    /** What came of a file: documents refused and asked about, and the kinds of what was found. */
    private record Count(String file, long documents, long refused, long asked, Map<IdentifierKind, Long> kinds) {

        String row() {
            StringJoiner kinds = new StringJoiner(", ");
            this.kinds.forEach((kind, times) -> kinds.add(times + " " + kind.plainName()));
            return "| %s | %,d | %,d | %,d | %s |"
                    .formatted(file, documents, refused, asked, this.kinds.isEmpty() ? "-" : kinds);
        }
    }

    @Test
    void fewer_than_1_of_200_real_documents_is_refused_and_the_docs_say_how_many() throws IOException {
        List<Count> counts = FILES.stream().map(GuardCorporaTest::count).toList();
        String table = counts.stream().map(Count::row).collect(Collectors.joining("\n"));

        assertThat(counts)
                .as(table)
                .allSatisfy(count -> assertThat(count.refused() * 200).isLessThan(count.documents()));
        assertThat(Path.of("src/docs/guard.md")).content().contains(table);
    }

    private static Count count(String file) {
        long[] seen = new long[3];
        Map<IdentifierKind, Long> kinds = new EnumMap<>(IdentifierKind.class);
        try (BufferedReader lines = open(Path.of(System.getenv("STILE_CORPORA"), file))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<Find> finds = finds(JSON.readTree(line));
                boolean certain = finds.stream().anyMatch(find -> find.certainty() == Find.Certainty.CERTAIN);
                seen[0]++;
                seen[1] += certain ? 1 : 0;
                seen[2] += certain || finds.isEmpty() ? 0 : 1;
                finds.forEach(find -> kinds.merge(find.kind(), 1L, Long::sum));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Count(file, seen[0], seen[1], seen[2], kinds);
    }

    /** Every text of the document, its addresses and keys left out: a lesson's fields are read one by one, too. */
    private static List<Find> finds(JsonNode document) {
        return document.properties().stream()
                .filter(entry -> entry.getValue().isTextual())
                .filter(entry ->
                        !entry.getKey().contains("url") && !entry.getKey().equals("id"))
                .flatMap(entry -> Guard.all(entry.getValue().textValue()).stream())
                .toList();
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return new BufferedReader(new InputStreamReader(
                file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
    }
}
