package org.stile.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.stile.web.Viewer;

/** What other words would change: the stored searches whose first results differ, before and after. */
@ApplicationScoped
class WordsPreview {

    private static final int TOP = 5;
    private static final int EMPTY_ONES = 50;
    private static final int WEEKS = 13;

    private final SearchIndex index;
    private final EmptySearches empty;

    WordsPreview(SearchIndex index, EmptySearches empty) {
        this.index = index;
        this.empty = empty;
    }

    /** One search with its first results before and after. */
    record Changed(String query, long totalBefore, List<Hit> before, long totalAfter, List<Hit> after) {}

    /**
     * What saving would change.
     *
     * @param tried how many stored searches were made both ways
     */
    record Preview(int tried, List<Changed> changed) {}

    /** Makes every stored search both ways: the judged ones that ship, and those that lately found nothing. */
    Preview of(SearchIndex.Rehearsal proposed, Viewer curator) {
        Set<String> queries = new LinkedHashSet<>(judged());
        empty.most(WEEKS, EMPTY_ONES).forEach(search -> queries.add(search.query()));
        List<Changed> changed = new ArrayList<>();
        for (String typed : queries) {
            LessonQuery query = LessonQuery.of(typed).size(TOP);
            SearchPage before = index.search(query, curator);
            SearchPage after = proposed.search(query, curator);
            if (!refs(before).equals(refs(after)) || before.total() != after.total()) {
                changed.add(new Changed(typed, before.total(), before.hits(), after.total(), after.hits()));
            }
        }
        return new Preview(queries.size(), changed);
    }

    private static List<String> refs(SearchPage page) {
        return page.hits().stream().map(hit -> hit.ref().toString()).toList();
    }

    private static Set<String> judged() {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (InputStream in =
                        Thread.currentThread().getContextClassLoader().getResourceAsStream("content/judgements.csv");
                var rows = format.parse(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            Set<String> queries = new LinkedHashSet<>();
            rows.forEach(row -> queries.add(row.get("query")));
            return queries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
