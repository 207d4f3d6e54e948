package org.stile.curation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stile.audit.Audit;
import org.stile.base.Clock;
import org.stile.base.Problem;
import org.stile.lessons.LessonRef;
import org.stile.web.Viewer;

/**
 * Toolkits as the national team keeps them: everybody reads those that are published, curators write them. Every saved
 * change of what one says is a version with a note; versions stay. Every method is one transaction. What a viewer may
 * not know of is a {@link Problem.NotFound}; who is no curator gets a {@link Problem.Forbidden} from everything but
 * {@link #published} and {@link #open}. Thread-safe.
 */
@ApplicationScoped
public class Toolkits {

    /** Enough for every national programme; keeps lists and reports short. */
    static final int MOST = 50;

    static final int HISTORY = 30;

    private static final int MONTHS_TO_REFRESH = 6;

    private final ToolkitStore store;
    private final ToolkitRules rules;
    private final Audit audit;
    private final InstantSource clock;

    Toolkits(ToolkitStore store, ToolkitRules rules, Audit audit, InstantSource clock) {
        this.store = store;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that are published, by title; at most 50. */
    @Transactional
    public List<Toolkit> published() {
        return store.all(MOST).stream().filter(Toolkit::published).toList();
    }

    /** Published and draft, by title; at most 50. */
    @Transactional
    public List<Toolkit> all(Viewer curator) {
        mustBeCurator(curator);
        return store.all(MOST);
    }

    /** A published one; curators open drafts as well. */
    @Transactional
    public Toolkit open(String slug, Viewer viewer) {
        return store.bySlug(slug)
                .filter(toolkit -> toolkit.published() || viewer.curator())
                .orElseThrow(Toolkits::notFound);
    }

    /** Its latest versions, newest first; at most 30. */
    @Transactional
    public List<Toolkit.Version> history(String slug, Viewer curator) {
        mustBeCurator(curator);
        return store.versions(slug, 0, HISTORY);
    }

    /**
     * Makes a draft without an item.
     *
     * @throws Problem.Invalid by field: slug, title, summary, programme
     */
    @Transactional
    public void create(String slug, Toolkit.Details given, Viewer curator) {
        mustBeCurator(curator);
        ToolkitRules.checkSlug(slug);
        Toolkit.Details details = ToolkitRules.checked(given);
        if (store.all(MOST).size() >= MOST) {
            throw new Problem.Conflict("too-many-toolkits", "There are %d toolkits already.".formatted(MOST));
        }
        Instant now = clock.instant();
        if (!store.add(slug, curator.accountId(), false, details.refreshBy().orElse(null), now)) {
            throw new Problem.Invalid("slug", "There is a toolkit of this name already");
        }
        ToolkitContent content = new ToolkitContent(details.title(), details.summary(), details.programme(), List.of());
        store.addVersion(slug, 1, content, "Begun", curator.accountId(), now);
        audit.record(curator, "toolkit.create", slug, "");
    }

    /**
     * Changes what is said about the whole. Owner and refresh-by date make no version: nobody's copy changes with them.
     *
     * @param base the version that was edited
     * @param note one line about the change; not looked at when nothing that readers see has changed
     * @throws Problem.Invalid by field: title, summary, programme, note
     * @throws Problem.Conflict {@code changed-meanwhile}
     */
    @Transactional
    public void change(String slug, int base, Toolkit.Details given, String note, Viewer curator) {
        Toolkit now = locked(slug, curator);
        Toolkit.Details details = ToolkitRules.checked(given);
        ToolkitContent before = store.content(slug, base).orElseThrow(Toolkits::changedMeanwhile);
        ToolkitContent after = now.content().about(details.title(), details.summary(), details.programme());
        if (!after.equals(now.content())) {
            // what others have done to items meanwhile is no conflict
            if (!now.content().equals(now.content().about(before.title(), before.summary(), before.programme()))) {
                throw changedMeanwhile();
            }
            save(now, after, ToolkitRules.note(note), curator);
        }
        store.keep(slug, details.owner(), details.refreshBy().orElse(null));
        audit.record(
                curator,
                "toolkit.keep",
                slug,
                details.refreshBy().map(LocalDate::toString).orElse(""));
    }

    /**
     * Adds an item, or changes one.
     *
     * @param base the version that was edited; others may have changed other items since
     * @param item with the empty id for a new one
     * @return the item's id
     * @throws Problem.Invalid by field: text, guidance, topics, pinned, files, stage, note
     * @throws Problem.Conflict {@code changed-meanwhile} when somebody has changed or removed this very item since
     */
    @Transactional
    public String saveItem(String slug, int base, ToolkitItem item, String note, Viewer curator) {
        Toolkit now = locked(slug, curator);
        boolean fresh = item.id().isEmpty();
        ToolkitItem named = fresh ? item.called(newId()) : item;
        if (!fresh) {
            unchanged(now, base, item.id());
        }
        ToolkitItem checked = rules.checked(named, now.content(), curator);
        ToolkitContent after = now.content().with(checked);
        if (!after.equals(now.content())) {
            save(now, after, ToolkitRules.note(note), curator);
        }
        return checked.id();
    }

    /**
     * Takes an item out. Trusts keep what they noted about it.
     *
     * @param base the version that was looked at
     * @throws Problem.Conflict {@code changed-meanwhile}
     */
    @Transactional
    public void removeItem(String slug, int base, String id, String note, Viewer curator) {
        Toolkit now = locked(slug, curator);
        item(now, id);
        unchanged(now, base, id);
        save(now, now.content().without(id), ToolkitRules.note(note), curator);
    }

    /** Moves an item by one place within its stage; at the end of it it stays. */
    @Transactional
    public void moveItem(String slug, String id, Featuring.Move way, Viewer curator) {
        Toolkit now = locked(slug, curator);
        ToolkitItem item = item(now, id);
        ToolkitContent after = now.content().moved(id, way);
        if (!after.equals(now.content())) {
            String where = way == Featuring.Move.UP ? "up" : "down";
            save(
                    now,
                    after,
                    "An item moved %s in %s".formatted(where, item.stage().label()),
                    curator);
        }
    }

    /** Goes back to what an earlier version said, as a new version: what came after stays on record. */
    @Transactional
    public void back(String slug, int version, Viewer curator) {
        Toolkit now = locked(slug, curator);
        ToolkitContent then = store.content(slug, version)
                .orElseThrow(() -> new Problem.Invalid("version", "There is no such version of this toolkit."));
        if (!then.equals(now.content())) {
            save(now, then, "Back to version " + version, curator);
        }
    }

    /** Shows it to everybody; does nothing when it is shown. */
    @Transactional
    public void publish(String slug, Viewer curator) {
        Toolkit now = locked(slug, curator);
        if (now.content().items().isEmpty()) {
            throw new Problem.Conflict("toolkit-empty", "This toolkit has no item yet. Add one, then publish it.");
        }
        show(now, true, "toolkit.publish", curator);
    }

    /** Makes it a draft again. Trusts keep their copies and read them. */
    @Transactional
    public void unpublish(String slug, Viewer curator) {
        show(locked(slug, curator), false, "toolkit.unpublish", curator);
    }

    /**
     * Takes in a toolkit that ships, published; one that a curator has changed here is left alone.
     *
     * @param yaml see {@code content/toolkits/}
     * @param refs of the lessons that ship, by file name without its end
     * @return names of lessons that it pins and that are not here
     */
    @Transactional
    public List<String> load(String slug, String yaml, Map<String, LessonRef> refs) {
        if (store.edited(slug)) {
            return List.of();
        }
        ToolkitFile file = ToolkitFile.read(slug, yaml);
        ToolkitContent content = file.content(refs);
        Instant now = clock.instant();
        store.add(slug, 0, true, Clock.today(clock).plusMonths(MONTHS_TO_REFRESH), now);
        Optional<Toolkit> before = store.locked(slug);
        if (before.filter(known -> known.content().equals(content)).isEmpty()) {
            int version = before.map(Toolkit::version).orElse(0) + 1;
            store.addVersion(slug, version, content, "As shipped", 0, now);
            audit.record(0, "toolkit.load", slug, "version " + version);
        }
        return file.missing(refs);
    }

    private void show(Toolkit toolkit, boolean published, String action, Viewer curator) {
        if (toolkit.published() != published) {
            store.publish(toolkit.slug(), published);
            audit.record(curator, action, toolkit.slug(), "version " + toolkit.version());
        }
    }

    private void save(Toolkit before, ToolkitContent content, String note, Viewer curator) {
        int version = before.version() + 1;
        store.addVersion(before.slug(), version, content, note, curator.accountId(), clock.instant());
        audit.record(curator, "toolkit.save", before.slug(), "version " + version);
    }

    private void unchanged(Toolkit now, int base, String id) {
        Optional<ToolkitItem> then = store.content(now.slug(), base).flatMap(content -> content.item(id));
        if (then.isEmpty() || !then.equals(now.content().item(id))) {
            throw changedMeanwhile();
        }
    }

    private Toolkit locked(String slug, Viewer curator) {
        mustBeCurator(curator);
        return store.locked(slug).orElseThrow(Toolkits::notFound);
    }

    static ToolkitItem item(Toolkit toolkit, String id) {
        return toolkit.content()
                .item(id)
                .orElseThrow(() -> new Problem.NotFound("This toolkit has no such item. It may have been removed."));
    }

    /** Never that of an item which was removed: trusts may have marked that one. */
    private static String newId() {
        return "i-" + UUID.randomUUID().toString().substring(24);
    }

    static Problem notFound() {
        return new Problem.NotFound("There is no toolkit of that name.");
    }

    private static Problem changedMeanwhile() {
        return new Problem.Conflict(
                "changed-meanwhile",
                "Somebody else has changed this since you opened it. Copy what you wrote, open it again and put it in"
                        + " there.");
    }

    static void mustBeCurator(Viewer viewer) {
        if (!viewer.curator()) {
            throw new Problem.Forbidden(
                    "not-a-curator", "Only curators edit toolkits. Ask an admin if this is your work.");
        }
    }
}
