package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stile.audit.Audit;
import org.stile.changes.Changes;
import org.stile.guard.Find;
import org.stile.guard.Guard;

/**
 * Lessons that come in from elsewhere, many at a time. The importer is not the author: a curator's "published" stands.
 * A lesson that was withdrawn here, or changed here since its last import, is left as it is. What may identify somebody
 * comes in and is listed for curators, since nobody reviews an import; what certainly does is not taken.
 */
@ApplicationScoped
public class LessonImports {

    static final int TITLE_CEILING = 300;
    static final int TEXT_CEILING = 100_000;
    static final int EXTERNAL_ID_CEILING = 200;
    private static final String NOTE = "Updated by an import";

    private final ImportStore store;
    private final LessonStore lessons;
    private final LessonEdits edits;
    private final LessonRules rules;
    private final Succession succession;
    private final FindStore finds;
    private final Audit audit;
    private final Changes changes;
    private final InstantSource clock;

    LessonImports(
            ImportStore store,
            LessonStore lessons,
            LessonEdits edits,
            LessonRules rules,
            Succession succession,
            FindStore finds,
            Audit audit,
            Changes changes,
            InstantSource clock) {
        this.store = store;
        this.lessons = lessons;
        this.edits = edits;
        this.rules = rules;
        this.succession = succession;
        this.finds = finds;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * What came of a batch.
     *
     * @param outcomes one a line, in the order of the lines
     * @param position of the last change in the log; 0 when nothing changed
     */
    public record Batch(List<ImportLine.Outcome> outcomes, long position) {}

    /** Takes a batch that belongs to no run; see {@link #take(List, long, long)}. */
    @Transactional
    public Batch take(List<ImportLine> lines, long accountId) {
        return take(lines, accountId, 0);
    }

    /**
     * Takes a batch in one transaction: all of its good lines, or after an exception none.
     *
     * @param lines no two with the same external identifier
     * @param accountId the curator who imports, or 0 for the portal's own content
     * @param run the run of the import, or 0
     */
    @Transactional
    public Batch take(List<ImportLine> lines, long accountId, long run) {
        Map<String, ImportStore.Known> known =
                store.locked(lines.stream().map(ImportLine::externalId).toList());
        Map<Integer, ImportLine.Outcome> outcomes = new HashMap<>();
        List<ImportLine> updates = new ArrayList<>();
        List<ImportLine> fresh = new ArrayList<>();
        List<Long> changed = new ArrayList<>();
        // each line by itself, on all processors: reading a text for what is possible is most of the work
        List<Map<String, List<Find>>> marked =
                lines.parallelStream().map(LessonImports::marked).toList();
        for (int i = 0; i < lines.size(); i++) {
            ImportLine line = lines.get(i);
            ImportLine.Outcome outcome = decide(line, known.get(line.externalId()), marked.get(i));
            outcomes.put(i, outcome);
            switch (outcome) {
                case ImportLine.Created c -> fresh.add(line);
                case ImportLine.Updated u -> {
                    changed.addAll(update(line, known.get(line.externalId()), accountId));
                    updates.add(line);
                }
                case ImportLine.Unchanged u -> {}
                case ImportLine.Rejected r -> {}
            }
        }
        finds.forget(changed, false);
        changed.addAll(store.insert(fresh.stream().map(this::row).toList()));
        updates.addAll(fresh);
        finds.add(found(updates, changed, lines, marked, run), clock.instant(), false);
        if (!changed.isEmpty()) {
            audit.record(accountId, "lesson.import", "lessons", changed.size() + " created or updated");
        }
        long position = changes.append(Changes.LESSON, changed);
        return new Batch(
                java.util.stream.IntStream.range(0, lines.size())
                        .mapToObj(outcomes::get)
                        .toList(),
                position);
    }

    /** References by external identifier, whatever the lessons' state; identifiers that no lesson has are left out. */
    @Transactional
    public Map<String, LessonRef> refs(Collection<String> externalIds) {
        return store.refs(externalIds);
    }

    /** What is marked in a line, by field; a text beyond its ceiling is not read, since it is not taken. */
    private static Map<String, List<Find>> marked(ImportLine line) {
        Map<String, List<Find>> marked = new LinkedHashMap<>();
        texts(line).forEach((field, text) -> {
            List<Find> finds = text.length() > TEXT_CEILING ? List.of() : Guard.all(text);
            if (!finds.isEmpty()) {
                marked.put(field, finds);
            }
        });
        return marked;
    }

    private static Map<String, String> texts(ImportLine line) {
        Map<String, String> texts = new LinkedHashMap<>(LessonRules.texts(line.content()));
        texts.put("externalId", line.externalId());
        return texts;
    }

    /** What is to be listed of the lines that were taken: {@code numbers} are their lessons, in the same order. */
    private static List<FindStore.Marked> found(
            List<ImportLine> taken,
            List<Long> numbers,
            List<ImportLine> lines,
            List<Map<String, List<Find>>> marked,
            long run) {
        Map<ImportLine, Integer> at = new IdentityHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            at.put(lines.get(i), i);
        }
        List<FindStore.Marked> found = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
            ImportLine line = taken.get(i);
            long number = numbers.get(i);
            marked.get(at.get(line))
                    .forEach((field, finds) -> finds.forEach(find -> found.add(new FindStore.Marked(
                            number,
                            KeptTexts.LESSON,
                            0,
                            field.equals("externalId") ? "external-id" : field,
                            find,
                            run,
                            line.line()))));
        }
        return found;
    }

    private ImportLine.Outcome decide(ImportLine line, ImportStore.Known known, Map<String, List<Find>> marked) {
        String wrong = wrong(line, marked);
        if (wrong != null) {
            return new ImportLine.Rejected(wrong);
        }
        int possible = marked.values().stream().mapToInt(List::size).sum();
        if (known == null) {
            return new ImportLine.Created(possible);
        }
        if (known.state() == State.WITHDRAWN) {
            return new ImportLine.Rejected("withdrawn");
        }
        if (known.state() == State.QUARANTINED) {
            return new ImportLine.Rejected("quarantined");
        }
        if (known.editedLocally()) {
            return new ImportLine.Rejected("edited-locally");
        }
        return hash(line).equals(known.hash()) ? new ImportLine.Unchanged() : new ImportLine.Updated(possible);
    }

    private String wrong(ImportLine line, Map<String, List<Find>> marked) {
        if (line.externalId().isBlank() || line.externalId().length() > EXTERNAL_ID_CEILING) {
            return "externalId: must have 1 to %d characters".formatted(EXTERNAL_ID_CEILING);
        }
        if (line.content().title().isBlank()) {
            return "title: is missing";
        }
        Map<String, String> texts = texts(line);
        if (noText(line.content())) {
            return "text: is missing; give an event, a summary, recommendations or another text";
        }
        for (Map.Entry<String, String> text : texts.entrySet()) {
            int ceiling = text.getKey().equals("title") ? TITLE_CEILING : TEXT_CEILING;
            if (text.getValue().length() > ceiling) {
                return "%s: has more than %d characters".formatted(camelCase(text.getKey()), ceiling);
            }
        }
        for (Map.Entry<String, List<Find>> text : marked.entrySet()) {
            for (Find find : text.getValue()) {
                if (find.certainty() == Find.Certainty.CERTAIN) {
                    return "identifier: %s at offset %d (%s)"
                            .formatted(
                                    camelCase(text.getKey()),
                                    find.start(),
                                    find.kind().plainName());
                }
            }
        }
        Map<String, String> errors = new LinkedHashMap<>();
        rules.addUnknown(line.content(), errors);
        return errors.entrySet().stream()
                .findFirst()
                .map(e -> camelCase(e.getKey()) + ": " + e.getValue())
                .orElse(null);
    }

    private static boolean noText(LessonContent content) {
        return content.summary().isBlank()
                && content.event().isBlank()
                && content.impact().isBlank()
                && content.causes().isBlank()
                && content.appliesWhen().isBlank()
                && content.doesNotApplyWhen().isBlank()
                && content.recommendations().isEmpty();
    }

    /** Numbers of what it changes: a draft that is published now may supersede others. */
    private List<Long> update(ImportLine line, ImportStore.Known known, long accountId) {
        List<Long> changed = new ArrayList<>(List.of(known.id()));
        LessonRow row = lessons.findById(known.id());
        if (row.revision > 0) {
            edits.revise(row, line.content(), NOTE);
        } else {
            row.fill(line.content());
            row.updatedAt = clock.instant();
            if (line.publish()) {
                publish(row);
                changed.addAll(succession.follow(row, accountId));
            }
        }
        row.importHash = hash(line);
        return changed;
    }

    private LessonRow row(ImportLine line) {
        LessonRow row = new LessonRow();
        row.externalId = line.externalId();
        row.state = State.DRAFT.value();
        row.createdAt = clock.instant();
        row.updatedAt = row.createdAt;
        row.importHash = hash(line);
        row.fill(line.content());
        if (line.publish()) {
            publish(row);
        }
        return row;
    }

    private void publish(LessonRow row) {
        row.state = State.PUBLISHED.value();
        row.publishedAt = clock.instant();
        row.revision = 1;
    }

    private static String hash(ImportLine line) {
        try {
            byte[] content = (LessonRow.json(line.content()) + line.publish()).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String camelCase(String kebab) {
        StringBuilder camel = new StringBuilder();
        for (String word : kebab.split("-")) {
            camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }
}
