package org.stile.search.judged;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stile.lessons.Lesson;
import org.stile.search.BestBets;
import org.stile.search.IndexEntry;
import org.stile.search.LessonFixture;
import org.stile.search.LessonQuery;
import org.stile.search.Meaning;
import org.stile.search.SearchWords;
import org.stile.search.Synonyms;
import org.stile.search.WritableIndex;
import org.stile.search.lucene.Indexes;
import org.stile.web.Viewer;

/** What must meet and what must not, with the synonyms that ship; the table was written without sight of the code. */
class AnalysisTest {

    @TempDir
    Path folder;

    @Test
    void what_users_expect_to_meet_meets_and_what_they_do_not_does_not() throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        List<CSVRecord> rows;
        try (var parsed = format.parse(Files.newBufferedReader(Path.of("src/test/resources/analysis.csv")))) {
            rows = parsed.getRecords();
        }
        assertThat(rows).hasSizeGreaterThanOrEqualTo(80);
        SearchWords words =
                new SearchWords(1, Synonyms.of(Files.readString(Path.of("content/synonyms.txt"))), BestBets.NONE);
        List<String> wrong = rows.stream()
                .filter(row -> found(row, words) != row.get("expectation").equals("meet"))
                .map(row -> row.get("expectation") + ": " + row.get("query") + " / " + row.get("text"))
                .toList();
        assertThat(wrong).isEmpty();
    }

    /** Each pair in an index of its own, beside a lesson that has nothing to do with it. */
    private boolean found(CSVRecord row, SearchWords words) {
        Lesson lesson =
                LessonFixture.aLesson(1).title("Zzyzx").event(row.get("text")).build();
        Lesson other = LessonFixture.aLesson(2).title("Qwxyz").build();
        WritableIndex index = Indexes.of(
                folder.resolve("pair-" + row.getRecordNumber()),
                new ContentNames(),
                () -> words,
                Meaning.NONE,
                List.of(IndexEntry.of(lesson), IndexEntry.of(other)));
        try {
            return index.search(LessonQuery.of(row.get("query")), Viewer.ANONYMOUS)
                            .total()
                    == 1;
        } finally {
            index.close();
        }
    }
}
