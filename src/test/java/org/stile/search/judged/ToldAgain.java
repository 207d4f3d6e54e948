package org.stile.search.judged;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.stile.search.Hit;
import org.stile.search.SearchIndex;
import org.stile.web.Viewer;

/**
 * A lesson told again in other words, by somebody who had seen the lessons and not the product. Half of them share fewer
 * than a third of their words with the lesson.
 *
 * @param original external identifier of the lesson
 */
record ToldAgain(String original, String title, String event) {

    // So many are shown to who writes.
    private static final int SHOWN = 3;

    static List<ToldAgain> of(String collection) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var rows = format.parse(Files.newBufferedReader(Path.of("src/test/resources/paraphrases.csv")))) {
            return rows.stream()
                    .filter(row -> row.get("collection").equals(collection))
                    .map(row -> new ToldAgain(row.get("original"), row.get("title"), row.get("event")))
                    .toList();
        }
    }

    /** How many lessons are shown beside the right one, on average. */
    static double besides(SearchIndex index, List<ToldAgain> all) {
        long shown = all.stream()
                .flatMap(one -> index.similar(one.text(), Viewer.ANONYMOUS, SHOWN).stream()
                        .map(Hit::externalId)
                        .filter(id -> !id.replace("stile:", "").equals(one.original)))
                .count();
        return (double) shown / all.size();
    }

    private String text() {
        return title + ".\n" + event;
    }

    /** The titles of those whose lesson is not shown to who writes them. */
    static List<String> missed(SearchIndex index, List<ToldAgain> all) {
        return all.stream()
                .filter(one -> index.similar(one.text(), Viewer.ANONYMOUS, SHOWN).stream()
                        .map(Hit::externalId)
                        .noneMatch(id -> id.replace("stile:", "").equals(one.original)))
                .map(ToldAgain::title)
                .toList();
    }
}
