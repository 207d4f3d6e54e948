package org.stile.topics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The topics, kept in memory on each node: there are some dozens and they change when content is loaded. */
@ApplicationScoped
public class Topics {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final TopicStore store;
    private volatile Map<String, Topic> known;

    Topics(TopicStore store) {
        this.store = store;
    }

    /** All topics by name. */
    public Collection<Topic> all() {
        return known().values();
    }

    /** The topic with this slug; empty when there is none. */
    public Optional<Topic> bySlug(String slug) {
        return Optional.ofNullable(known().get(slug));
    }

    /** The name of a topic, or the slug where it is not known. */
    public String name(String slug) {
        return bySlug(slug).map(Topic::name).orElse(slug);
    }

    /** Adds and changes topics as the content file has them; never deletes one. */
    @Transactional
    public void load(String yaml) {
        read(yaml).forEach(store::put);
        known = null;
    }

    /** The topics of a content file; refuses one that cannot be read with its line. */
    static List<Topic> read(String yaml) {
        try {
            return YAML.readValue(yaml, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("topics.yaml: " + e.getMessage(), e);
        }
    }

    private Map<String, Topic> known() {
        Map<String, Topic> now = known;
        if (now == null) {
            now = new LinkedHashMap<>();
            for (Topic topic : inTransaction()) {
                now.put(topic.slug(), topic);
            }
            known = now;
        }
        return now;
    }

    private List<Topic> inTransaction() {
        return io.quarkus.narayana.jta.QuarkusTransaction.joiningExisting().call(store::topics);
    }
}
