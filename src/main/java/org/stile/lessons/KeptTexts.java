package org.stile.lessons;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Every place in the database that keeps words about a lesson: the guard reads them again when its rules change, and a
 * purge takes words out of all of them. {@link #HOLDERS} is the one list; a test compares it with the schema, so that a
 * new table cannot be forgotten. Every method runs in its caller's transaction.
 */
@ApplicationScoped
class KeptTexts {

    static final String LESSON = "lesson";

    private static final String NO_ROW = "0";

    /** The tables, what in them is text, and what is done with a row when a whole lesson is removed. */
    private static final List<Holder> HOLDERS = List.of(
            new Holder(
                    LESSON,
                    "id",
                    NO_ROW,
                    """
                    title = '[removed]', summary = '', event = '', impact = '', causes = '', recommendations = '{}',
                    applies_when = '', does_not_apply_when = '', programme = '', solution = '', organisation = '',
                    source = null, money = null, occurred_on = '', revision_note = '', review_note = '',
                    withdrawn_reason = '', review_comments = null""",
                    text("title", LessonImports.TITLE_CEILING),
                    text("summary"),
                    text("event", LessonImports.TEXT_CEILING),
                    text("impact"),
                    text("causes"),
                    list("recommendations"),
                    text("applies_when"),
                    text("does_not_apply_when"),
                    text("programme"),
                    text("solution"),
                    text("organisation"),
                    json("source"),
                    text("revision_note"),
                    text("review_note"),
                    text("withdrawn_reason"),
                    json("review_comments"),
                    name("external_id")),
            new Holder("lesson_revision", "lesson_id", "revision", "", json("content"), text("note")),
            new Holder("lesson_edit", "lesson_id", NO_ROW, "", json("content"), text("note"), text("review_note")),
            new Holder("lesson_report", "lesson_id", "id", "detail = ''", text("detail", LessonReports.DETAIL_MAX)),
            new Holder("featured", "lesson_id", "id", "", text("reason", 300)),
            new Holder("observation", "lesson_id", NO_ROW, "", text("text", Observations.TEXT_MAX)),
            new Holder(
                    "ask",
                    "lesson_id",
                    "id",
                    "",
                    text("question", 1_000),
                    text("answer", 4_000),
                    text("hidden_reason", 1_000)),
            // what other trusts said of it stays theirs, without the words
            new Holder(
                    "uptake",
                    "lesson_id",
                    "hashtextextended(trust_code, version)",
                    "changed = '', outcome = '', why = ''",
                    text("changed", 1_000),
                    text("outcome", 1_000),
                    text("why", 1_000)),
            new Holder(
                    "corroboration", "lesson_id", "hashtextextended(trust_code, 0)", "line = ''", text("line", 300)));

    private final EntityManager entityManager;

    KeptTexts(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** How a column keeps its words. */
    private enum Shape {
        TEXT,
        LIST,
        JSON,
        /** A text that no other row may have. */
        NAME
    }

    /** @param most how many characters it may have; 0 for any number */
    private record Column(String name, Shape shape, int most) {

        String field() {
            return name.replace('_', '-');
        }
    }

    /**
     * A table.
     *
     * @param lesson the column that says whose row it is
     * @param row the column that tells the rows of one lesson apart, or {@code 0}
     * @param blank what is set when a whole lesson is removed; empty: the row is deleted
     */
    private record Holder(String table, String lesson, String row, String blank, List<Column> columns) {

        Holder(String table, String lesson, String row, String blank, Column... columns) {
            this(table, lesson, row, blank, List.of(columns));
        }
    }

    private static Column text(String name) {
        return text(name, 0);
    }

    private static Column text(String name, int most) {
        return new Column(name, Shape.TEXT, most);
    }

    private static Column list(String name) {
        return new Column(name, Shape.LIST, 0);
    }

    private static Column json(String name) {
        return new Column(name, Shape.JSON, 0);
    }

    private static Column name(String name) {
        return new Column(name, Shape.NAME, 0);
    }

    /** The tables, for whoever writes them anew. */
    static Set<String> tables() {
        return HOLDERS.stream().map(Holder::table).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Its columns, as {@code table.column}. */
    static Set<String> columns() {
        return HOLDERS.stream()
                .flatMap(holder -> holder.columns().stream().map(column -> holder.table() + "." + column.name()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The numbers of the lessons after one, in order, whatever their state. */
    List<Long> lessonsAfter(long number, int limit) {
        return entityManager
                .createNativeQuery("select id from lesson where id > :after order by id limit :limit", Long.class)
                .setParameter("after", number)
                .setParameter("limit", limit)
                .getResultList();
    }

    /** Everything that is kept about these lessons, blank texts left out: the lessons' own words first. */
    List<KeptText> of(Collection<Long> numbers) {
        List<KeptText> texts = new ArrayList<>();
        for (Holder holder : HOLDERS) {
            for (Row row : rows(holder, numbers)) {
                for (int i = 0; i < row.values.length; i++) {
                    addTexts(holder, row, holder.columns().get(i), row.values[i], texts);
                }
            }
        }
        return texts;
    }

    /**
     * Takes words out of everything that is kept about a lesson.
     *
     * @return in how many places they stood
     */
    int remove(LessonRef ref, Removal removal) {
        int places = 0;
        for (Holder holder : HOLDERS) {
            for (Row row : rows(holder, List.of(ref.number()))) {
                String[] cleaned = new String[row.values.length];
                for (int i = 0; i < cleaned.length; i++) {
                    Column column = holder.columns().get(i);
                    cleaned[i] = row.values[i] == null ? null : cleaned(column, row.values[i], removal, ref);
                    places += cleaned[i] == null || cleaned[i].equals(row.values[i]) ? 0 : 1;
                }
                if (!Arrays.equals(cleaned, row.values)) {
                    write(holder, row, cleaned);
                }
            }
        }
        return places;
    }

    /** Takes everything away that a lesson says and that is said about it. Its number, trust and people stay. */
    void erase(LessonRef ref) {
        for (Holder holder : HOLDERS) {
            String what = holder.blank().isEmpty()
                    ? "delete from " + holder.table()
                    : "update " + holder.table() + " set " + holder.blank();
            entityManager
                    .createNativeQuery(what + " where " + holder.lesson() + " = :lesson")
                    .setParameter("lesson", ref.number())
                    .executeUpdate();
        }
    }

    private record Row(long lesson, long key, String[] values) {}

    /** Lists come as JSON, so that every column is a string. */
    private List<Row> rows(Holder holder, Collection<Long> numbers) {
        StringJoiner columns = new StringJoiner(", ");
        columns.add(holder.lesson()).add(holder.row());
        holder.columns()
                .forEach(column -> columns.add(
                        switch (column.shape()) {
                            case TEXT, NAME -> column.name();
                            case LIST, JSON -> "cast(to_jsonb(" + column.name() + ") as text)";
                        }));
        List<Object[]> rows = entityManager
                .createNativeQuery(
                        "select " + columns + " from " + holder.table() + " where " + holder.lesson()
                                + " = any(cast(:numbers as bigint[])) order by 1, 2",
                        Object[].class)
                .setParameter(
                        "numbers", numbers.stream().mapToLong(Long::longValue).toArray())
                .getResultList();
        return rows.stream()
                .map(row -> new Row(
                        ((Number) row[0]).longValue(),
                        ((Number) row[1]).longValue(),
                        Arrays.copyOfRange(row, 2, row.length, String[].class)))
                .toList();
    }

    private static void addTexts(Holder holder, Row row, Column column, String value, List<KeptText> texts) {
        BiConsumer<String, String> add = (field, text) -> {
            if (!text.isBlank()) {
                texts.add(new KeptText(new LessonRef(row.lesson), holder.table(), row.key, field, text));
            }
        };
        if (value == null) {
            return;
        }
        switch (column.shape()) {
            case TEXT, NAME -> add.accept(column.field(), value);
            case LIST -> add.accept(column.field(), joined((ArrayNode) LessonRow.read(value, JsonNode.class)));
            case JSON -> leaves(column.field(), LessonRow.read(value, JsonNode.class), add);
        }
    }

    /** One text, as {@link LessonRules#texts} joins them: a number may be spread over lines. */
    private static String joined(ArrayNode list) {
        StringJoiner lines = new StringJoiner("\n");
        list.forEach(item -> lines.add(item.asText()));
        return lines.toString();
    }

    private static void leaves(String field, JsonNode node, BiConsumer<String, String> add) {
        if (node.isTextual()) {
            add.accept(field, node.textValue());
        } else if (node instanceof ArrayNode list
                && !list.isEmpty()
                && list.get(0).isTextual()) {
            add.accept(field, joined(list));
        } else {
            node.properties().forEach(entry -> leaves(field + "-" + kebab(entry.getKey()), entry.getValue(), add));
        }
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    private static String cleaned(Column column, String value, Removal removal, LessonRef ref) {
        return switch (column.shape()) {
            case TEXT -> shortened(removal.from(value), column.most());
            case NAME -> removal.isIn(value) ? Removal.MARK + " " + ref : value;
            case LIST, JSON -> {
                JsonNode before = LessonRow.read(value, JsonNode.class);
                JsonNode after = cleaned(before, removal);
                // as it was written, where nothing has changed
                yield after.equals(before) ? value : after.toString();
            }
        };
    }

    private static JsonNode cleaned(JsonNode node, Removal removal) {
        return switch (node) {
            case TextNode text -> TextNode.valueOf(removal.from(text.textValue()));
            case ArrayNode list -> {
                ArrayNode items = list.arrayNode();
                list.forEach(item -> items.add(cleaned(item, removal)));
                yield items;
            }
            case ObjectNode object -> {
                ObjectNode entries = object.objectNode();
                object.properties().forEach(entry -> entries.set(entry.getKey(), cleaned(entry.getValue(), removal)));
                yield entries;
            }
            default -> node;
        };
    }

    private static String shortened(String text, int most) {
        return most > 0 && text.length() > most ? text.substring(0, most) : text;
    }

    private void write(Holder holder, Row row, String[] cleaned) {
        StringJoiner set = new StringJoiner(", ");
        for (int i = 0; i < cleaned.length; i++) {
            if (cleaned[i] != null && !cleaned[i].equals(row.values[i])) {
                Column column = holder.columns().get(i);
                set.add(column.name() + " = "
                        + switch (column.shape()) {
                            case TEXT, NAME -> ":value" + i;
                            case JSON -> "cast(:value" + i + " as jsonb)";
                            case LIST -> "array(select jsonb_array_elements_text(cast(:value" + i + " as jsonb)))";
                        });
            }
        }
        String where = " where " + holder.lesson() + " = :lesson"
                + (holder.row().equals(NO_ROW) ? "" : " and " + holder.row() + " = :row");
        Query update = entityManager
                .createNativeQuery("update " + holder.table() + " set " + set + where)
                .setParameter("lesson", row.lesson);
        if (!holder.row().equals(NO_ROW)) {
            update.setParameter("row", row.key);
        }
        for (int i = 0; i < cleaned.length; i++) {
            if (cleaned[i] != null && !cleaned[i].equals(row.values[i])) {
                update.setParameter("value" + i, cleaned[i]);
            }
        }
        update.executeUpdate();
    }
}
