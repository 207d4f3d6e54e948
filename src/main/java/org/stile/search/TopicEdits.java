package org.stile.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stile.base.Problem;
import org.stile.changes.Changes;
import org.stile.guard.Identifiers;
import org.stile.lessons.Lessons;
import org.stile.topics.Topic;
import org.stile.topics.Topics;
import org.stile.web.Viewer;

/**
 * Topics as curators change them: tried on stored searches first, and when saved in use at the next search on every
 * node. Lessons are found by the words of their topics, so those that have a changed one are written to the index again.
 */
@ApplicationScoped
class TopicEdits {

    // More would take a preview minutes; the limits say so.
    private static final int TRIED_ON = 5_000;

    private final Topics topics;
    private final Lessons lessons;
    private final Meanings meanings;
    private final Names names;
    private final CuratedWords words;
    private final SearchIndex index;
    private final WordsPreview preview;
    private final Changes changes;

    TopicEdits(
            Topics topics,
            Lessons lessons,
            Meanings meanings,
            Names names,
            CuratedWords words,
            SearchIndex index,
            WordsPreview preview,
            Changes changes) {
        this.topics = topics;
        this.lessons = lessons;
        this.meanings = meanings;
        this.names = names;
        this.words = words;
        this.index = index;
        this.preview = preview;
        this.changes = changes;
    }

    /** What saving would change; refuses what cannot be saved, but for the note. */
    WordsPreview.Preview tried(Topic topic, Viewer curator) {
        check(topic, "a preview");
        List<IndexEntry> different = meanings.of(lessons.forIndex(lessons.withTopic(topic.slug(), TRIED_ON)));
        try (SearchIndex.Rehearsal rehearsal = index.rehearse(words.get(), new With(names, topic), different)) {
            return preview.of(rehearsal, curator);
        }
    }

    /** See {@link Topics#save}. */
    @Transactional
    void save(Topic topic, String note, long base, Viewer curator) {
        check(topic, note);
        long version = topics.save(topic, note, base, curator);
        // in this order: a follower reads the topic before the lessons
        changes.append(Changes.TOPIC, version);
        changes.append(Changes.LESSON, lessons.withTopic(topic.slug(), Integer.MAX_VALUE));
    }

    private void check(Topic topic, String note) {
        Map<String, String> identifiers = Identifiers.refusals(Map.of(
                "name", topic.name(),
                "description", topic.description(),
                "acronyms", String.join("\n", topic.acronyms()),
                "synonyms", String.join("\n", topic.synonyms()),
                "note", note));
        if (!identifiers.isEmpty()) {
            throw new Problem.Invalid("This may identify a patient. Nothing has been stored.", identifiers);
        }
        topics.check(topic, note);
    }

    /** The names with one topic changed. */
    private record With(Names present, Topic topic) implements Names {

        @Override
        public Map<String, String> values(Filter filter) {
            if (filter != Filter.TOPIC) {
                return present.values(filter);
            }
            Map<String, String> changed = new LinkedHashMap<>(present.values(filter));
            changed.put(topic.slug(), topic.name());
            return changed;
        }

        @Override
        public String label(Filter filter, String value) {
            return about(filter, value) ? topic.name() : present.label(filter, value);
        }

        @Override
        public List<String> words(Filter filter, String value) {
            if (!about(filter, value)) {
                return present.words(filter, value);
            }
            List<String> words = new ArrayList<>(List.of(topic.name()));
            words.addAll(topic.acronyms());
            words.addAll(topic.synonyms());
            return words;
        }

        private boolean about(Filter filter, String value) {
            return filter == Filter.TOPIC && value.equals(topic.slug());
        }

        @Override
        public String version() {
            return present.version();
        }
    }
}
