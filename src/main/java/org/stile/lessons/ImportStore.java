package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The persistence that imports need and nobody else: whole batches in one statement. */
@ApplicationScoped
class ImportStore {

    private static final String COLUMNS = """
            external_id, state, revision, title, summary, event, impact, causes, recommendations, applies_when,
            does_not_apply_when, polarity, priority, stages, audiences, topics, programme, solution, money,
            occurred_on, trust_code, organisation, region_code, contact, attribution, publication, source,
            import_hash, created_at, updated_at, published_at""";

    private final EntityManager entityManager;

    ImportStore(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** What is known of a lesson that was imported before. */
    record Known(long id, String externalId, State state, String hash, boolean editedLocally) {}

    /** Those of these that are there already, locked until the transaction ends. */
    Map<String, Known> locked(List<String> externalIds) {
        List<Object[]> rows = entityManager
                .createNativeQuery("""
                        select id, external_id, state, import_hash, edited_locally from lesson
                        where external_id = any(:ids) order by id for update""", Object[].class)
                .setParameter("ids", externalIds.toArray(String[]::new))
                .getResultList();
        return rows.stream()
                .map(row -> new Known(
                        ((Number) row[0]).longValue(),
                        (String) row[1],
                        LessonRow.token(State.class, (String) row[2]),
                        (String) row[3],
                        (Boolean) row[4]))
                .collect(Collectors.toMap(Known::externalId, Function.identity()));
    }

    Map<String, LessonRef> refs(Collection<String> externalIds) {
        List<Object[]> rows = entityManager
                .createNativeQuery("select external_id, id from lesson where external_id = any(:ids)", Object[].class)
                .setParameter("ids", externalIds.toArray(String[]::new))
                .getResultList();
        return rows.stream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> new LessonRef(((Number) row[1]).longValue())));
    }

    /** Inserts rows with one statement; their numbers in the order of the rows. */
    List<Long> insert(List<LessonRow> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        String json = LessonRow.json(rows.stream().map(ImportStore::json).toList());
        List<?> numbers = entityManager
                .createNativeQuery("insert into lesson (" + COLUMNS + ") select " + COLUMNS
                        + " from json_populate_recordset(cast(null as lesson), cast(:rows as json)) returning id")
                .setParameter("rows", json)
                .getResultList();
        List<Long> ids = new ArrayList<>();
        numbers.forEach(number -> ids.add(((Number) number).longValue()));
        return ids;
    }

    private static Map<String, Object> json(LessonRow row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("external_id", row.externalId);
        json.put("state", row.state);
        json.put("revision", row.revision);
        json.put("title", row.title);
        json.put("summary", row.summary);
        json.put("event", row.event);
        json.put("impact", row.impact);
        json.put("causes", row.causes);
        json.put("recommendations", row.recommendations);
        json.put("applies_when", row.appliesWhen);
        json.put("does_not_apply_when", row.doesNotApplyWhen);
        json.put("polarity", row.polarity);
        json.put("priority", row.priority);
        json.put("stages", row.stages);
        json.put("audiences", row.audiences);
        json.put("topics", row.topics);
        json.put("programme", row.programme);
        json.put("solution", row.solution);
        json.put("money", LessonRow.read(row.money, Object.class));
        json.put("occurred_on", row.occurredOn);
        json.put("trust_code", row.trustCode);
        json.put("organisation", row.organisation);
        json.put("region_code", row.regionCode);
        json.put("contact", row.contact);
        json.put("attribution", row.attribution);
        json.put("publication", row.publication);
        json.put("source", LessonRow.read(row.source, Object.class));
        json.put("import_hash", row.importHash);
        json.put("created_at", row.createdAt.toString());
        json.put("updated_at", row.updatedAt.toString());
        json.put("published_at", row.publishedAt == null ? null : row.publishedAt.toString());
        return json;
    }
}
