package org.stile.site;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.stile.cases.CaseDesk;
import org.stile.curation.Toolkits;
import org.stile.lessons.ImportLine;
import org.stile.lessons.LessonImports;
import org.stile.lessons.LessonRef;
import org.stile.polls.PollEdits;
import org.stile.programmes.ProgrammeDesk;
import org.stile.search.CuratedWords;
import org.stile.topics.Topics;
import org.stile.trusts.Trusts;
import org.stile.uptake.Uptakes;

/**
 * Brings the content that ships into the database: once, and again when a file has changed. What people have changed
 * here since is left alone. Costs a hash and one query at a start with nothing new.
 */
@ApplicationScoped
class ContentLoader {

    private static final Logger LOG = Logger.getLogger(ContentLoader.class);
    // Before the accounts, which refer to trusts.
    private static final int FIRST = 100;

    private final ContentStore store;
    private final Trusts trusts;
    private final Topics topics;
    private final LessonImports imports;
    private final CuratedWords words;
    private final Uptakes uptakes;
    private final ProgrammeDesk programmes;
    private final PollEdits polls;
    private final CaseDesk cases;
    private final Toolkits toolkits;
    private final boolean withLessons;
    private volatile boolean loaded;

    ContentLoader(
            ContentStore store,
            Trusts trusts,
            Topics topics,
            LessonImports imports,
            CuratedWords words,
            Uptakes uptakes,
            ProgrammeDesk programmes,
            PollEdits polls,
            CaseDesk cases,
            Toolkits toolkits,
            @ConfigProperty(name = "stile.content", defaultValue = "all") String content) {
        this.store = store;
        this.trusts = trusts;
        this.topics = topics;
        this.imports = imports;
        this.words = words;
        this.uptakes = uptakes;
        this.programmes = programmes;
        this.polls = polls;
        this.cases = cases;
        this.toolkits = toolkits;
        this.withLessons = !content.equals("none");
    }

    void load(@Observes @Priority(FIRST) StartupEvent started) {
        String regions = ContentFiles.read("reference/regions.csv");
        String trustRows = ContentFiles.read("reference/trusts.csv");
        String suppliers = ContentFiles.read("reference/suppliers.csv");
        store.whenChanged("reference", regions + trustRows + suppliers, () -> {
            trusts.load(regions, trustRows, suppliers);
            // trusts may have merged: a source must not count for its own lesson
            uptakes.regradeAll();
        });
        String topicList = ContentFiles.read("topics.yaml");
        store.whenChanged("topics.yaml", topicList, () -> topics.load(topicList));
        String synonyms = ContentFiles.read("synonyms.txt");
        store.whenChanged("synonyms.txt", synonyms, () -> words.ship(synonyms));
        if (withLessons) {
            loadLessons();
            ContentFiles.names("programmes", ".yaml").forEach(name -> {
                String programme = ContentFiles.read("programmes/" + name);
                store.whenChanged("programmes/" + name, programme, () -> programmes.load(programme));
            });
            // after the lessons, which they link
            loadPolls();
            ContentFiles.names("cases", ".yaml").forEach(name -> {
                String rows = ContentFiles.read("cases/" + name);
                store.whenChanged("cases/" + name, rows, () -> cases.load(rows));
            });
            loadToolkits();
        }
        loaded = true;
    }

    /** Whether everything is in. */
    boolean loaded() {
        return loaded;
    }

    private void loadPolls() {
        for (String name : ContentFiles.names("polls", ".yaml")) {
            String poll = ContentFiles.read("polls/" + name);
            store.whenChanged("polls/" + name, poll, () -> polls.ship(poll));
        }
    }

    private void loadLessons() {
        List<String> names = ContentFiles.names("lessons", ".md");
        List<String> files =
                names.stream().map(name -> ContentFiles.read("lessons/" + name)).toList();
        store.whenChanged("lessons", String.join("\n", files), () -> {
            List<ImportLine> lines = java.util.stream.IntStream.range(0, names.size())
                    .mapToObj(i -> SeedLesson.read(names.get(i), files.get(i)))
                    .toList();
            List<ImportLine.Outcome> outcomes = imports.take(lines, 0).outcomes();
            for (int i = 0; i < outcomes.size(); i++) {
                if (outcomes.get(i) instanceof ImportLine.Rejected rejected) {
                    LOG.warnf("Seed lesson %s is not taken: %s", names.get(i), rejected.reason());
                }
            }
        });
    }

    /** After the lessons, which they choose from by the names of their files. */
    private void loadToolkits() {
        for (String name : ContentFiles.names("toolkits", ".yaml")) {
            String file = ContentFiles.read("toolkits/" + name);
            store.whenChanged("toolkits/" + name, file, () -> {
                List<String> missing = toolkits.load(name.replace(".yaml", ""), file, seeds());
                missing.forEach(lesson -> LOG.warnf("Toolkit %s: there is no lesson %s", name, lesson));
            });
        }
    }

    /** The seed lessons that are here, by the names of their files without the end. */
    private Map<String, LessonRef> seeds() {
        Map<String, String> names = ContentFiles.names("lessons", ".md").stream()
                .map(name -> name.replace(".md", ""))
                .collect(Collectors.toMap(SeedLesson::externalId, Function.identity()));
        return imports.refs(names.keySet()).entrySet().stream()
                .collect(Collectors.toMap(known -> names.get(known.getKey()), Map.Entry::getValue));
    }
}
