package org.stile.topics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.stile.audit.Audit;
import org.stile.base.Problem;
import org.stile.web.Viewer;

/** The topics, kept in memory on each node: there are some dozens, and they change seldom. Thread-safe. */
@ApplicationScoped
public class Topics {

    private static final YAMLMapper YAML = new YAMLMapper();

    private static final int VERSIONS = 50;
    private static final int NAME = 80;
    private static final int DESCRIPTION = 500;
    private static final int NOTE = 200;

    // More words for one thing would be other things.
    private static final int WORDS = 30;
    private static final Pattern WORD = Pattern.compile(".*[\\p{L}\\p{N}].*");

    private final TopicStore store;
    private final Audit audit;
    private volatile Map<String, Topic> known;

    Topics(TopicStore store, Audit audit) {
        this.store = store;
        this.audit = audit;
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

    /** Adds and changes topics as the content file has them; never deletes one, nor changes one that a curator has. */
    @Transactional
    public void load(String yaml) {
        Set<String> edited = store.edited();
        read(yaml).stream().filter(topic -> !edited.contains(topic.slug())).forEach(store::put);
        read();
    }

    /** Reads the topics again: they were changed, here or on another node. */
    public synchronized void read() {
        // set here and not by whoever asks next: a slow reader of the old ones could set those after us
        Map<String, Topic> now = new LinkedHashMap<>();
        inTransaction().forEach(topic -> now.put(topic.slug(), topic));
        known = now;
    }

    /** The versions that were saved of a topic, newest first; none where it was never changed here. */
    @Transactional
    public List<TopicVersion> versions(String slug) {
        return store.versions(slug, VERSIONS);
    }

    /** The number of the newest version that was saved of a topic; 0 where there is none. */
    @Transactional
    public long version(String slug) {
        return store.versions(slug, 1).stream()
                .mapToLong(TopicVersion::version)
                .findFirst()
                .orElse(0);
    }

    /**
     * Refuses what cannot be saved.
     *
     * @throws Problem.Invalid with what is wrong, by field
     */
    public void check(Topic topic, String note) {
        Map<String, String> wrong = new LinkedHashMap<>();
        length(wrong, "name", topic.name(), NAME, "Give the topic a name.");
        length(wrong, "description", topic.description(), DESCRIPTION, "Say in a sentence what belongs here.");
        length(wrong, "note", note, NOTE, "Say in a few words why, for whoever looks at this later.");
        words(wrong, "acronyms", topic.acronyms());
        words(wrong, "synonyms", topic.synonyms());
        if (topic.slug().isEmpty() || topic.slug().equals("new")) {
            wrong.putIfAbsent("name", "Choose another name: the topic’s address is made of its letters.");
        }
        all().stream()
                .filter(other ->
                        !other.slug().equals(topic.slug()) && other.name().equalsIgnoreCase(topic.name()))
                .findFirst()
                .ifPresent(other -> wrong.putIfAbsent("name", "There is a topic of this name already."));
        if (!wrong.isEmpty()) {
            throw new Problem.Invalid("Some answers need another look.", wrong);
        }
    }

    private static void length(Map<String, String> wrong, String field, String text, int most, String missing) {
        if (text.isBlank()) {
            wrong.putIfAbsent(field, missing);
        } else if (text.length() > most) {
            wrong.putIfAbsent(field, "Use at most %d characters.".formatted(most));
        }
    }

    private static void words(Map<String, String> wrong, String field, List<String> words) {
        if (words.size() > WORDS) {
            wrong.putIfAbsent(field, "Give at most %d.".formatted(WORDS));
        }
        words.stream()
                .filter(word -> word.length() > NAME || !WORD.matcher(word).matches())
                .findFirst()
                .ifPresent(word -> wrong.putIfAbsent(
                        field, "Each needs a letter or digit, and at most %d characters.".formatted(NAME)));
    }

    /**
     * Adds or changes a topic. The caller logs the change.
     *
     * @param base the newest version when it was opened, 0 for none
     * @throws Problem.Invalid with what is wrong, by field
     * @throws Problem.Conflict when somebody saved another version meanwhile
     */
    @Transactional(TxType.MANDATORY)
    public long save(Topic topic, String note, long base, Viewer curator) {
        check(topic, note);
        store.lock();
        if (version(topic.slug()) != base) {
            throw new Problem.Conflict(
                    "changed",
                    "Somebody saved another version meanwhile. Copy what you changed, open the page"
                            + " again and put it in there.");
        }
        if (base == 0) {
            // else what shipped could not be had back
            bySlug(topic.slug()).ifPresent(shipped -> store.add(shipped, "As shipped", 0));
        }
        store.put(topic);
        long version = store.add(topic, note, curator.accountId());
        audit.record(curator, "topic.save", topic.slug(), "version " + version + " after " + base);
        return version;
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
        if (known == null) {
            read();
        }
        return known;
    }

    private List<Topic> inTransaction() {
        return io.quarkus.narayana.jta.QuarkusTransaction.joiningExisting().call(store::topics);
    }
}
