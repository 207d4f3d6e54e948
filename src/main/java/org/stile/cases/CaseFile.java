package org.stile.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.stile.base.Token;
import org.stile.cases.BusinessCase.Entry;
import org.stile.cases.BusinessCase.Status;
import org.stile.programmes.Deployment.Days;

/**
 * A file of {@code content/cases/}: the business cases of a programme that sources name, and groups of those that they
 * only count. A group becomes as many rows, numbered.
 */
record CaseFile(String programme, Map<String, SourceRow> sources, List<NamedRow> named, List<GroupRow> counted) {

    private static final YAMLMapper YAML =
            YAMLMapper.builder().addModule(new JavaTimeModule()).build();

    record SourceRow(String title, String url) {}

    record NamedRow(String trust, String code, String region, String source, List<EntryRow> history) {}

    record EntryRow(String status, LocalDate from, LocalDate to, String note) {}

    record GroupRow(
            int count, String region, String source, String status, LocalDate from, LocalDate to, String note) {}

    static CaseFile read(String yaml) {
        try {
            return YAML.readValue(yaml, CaseFile.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A file of cases cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /** All of them, the named ones first. */
    List<BusinessCase> cases(Instant at) {
        List<BusinessCase> cases = new ArrayList<>();
        named.forEach(row -> cases.add(row(
                text(row.code()),
                row.trust(),
                text(row.region()),
                false,
                row.source(),
                row.history().stream().map(entry -> entry(entry, at)).toList())));
        int number = 0;
        for (GroupRow group : counted) {
            Entry entry = entry(new EntryRow(group.status(), group.from(), group.to(), group.note()), at);
            for (int i = 0; i < group.count(); i++) {
                String name = "Not named (case %d)".formatted(++number);
                cases.add(row("", name, text(group.region()), true, group.source(), List.of(entry)));
            }
        }
        return cases;
    }

    private BusinessCase row(
            String code, String trust, String region, boolean reconstructed, String source, List<Entry> history) {
        SourceRow from = sources.get(source);
        return new BusinessCase(
                0,
                programme,
                code,
                trust,
                region,
                null,
                null,
                "",
                "",
                List.of(),
                "",
                reconstructed,
                from.title(),
                from.url(),
                history,
                1);
    }

    private static Entry entry(EntryRow row, Instant at) {
        return new Entry(
                Token.of(Status.class, row.status()).orElseThrow(),
                new Days(row.from(), row.to()),
                "",
                text(row.note()),
                0,
                at);
    }

    private static String text(String given) {
        return given == null ? "" : given.strip();
    }
}
