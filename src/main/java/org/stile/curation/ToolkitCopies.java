package org.stile.curation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stile.audit.Audit;
import org.stile.base.CleanText;
import org.stile.base.Problem;
import org.stile.guard.Identifiers;
import org.stile.trusts.Trust;
import org.stile.trusts.Trusts;
import org.stile.web.Viewer;

/**
 * Trusts' own copies of toolkits. A viewer only ever reaches that of the own trust, and those of trusts that went over
 * into it: there is no way to name another's.
 * The trust's lead takes a copy and takes over newer versions; all its members tick and write notes. Every method is
 * one transaction; each but {@link #counts} and {@link #find} throws {@link Problem.NotSignedIn}, {@link Problem.Forbidden} for somebody
 * who belongs to no trust, or {@link Problem.NotFound}. Thread-safe.
 */
@ApplicationScoped
public class ToolkitCopies {

    static final int NOTE_MAX = 2_000;

    private static final int NOTES_SINCE = 20;

    private final ToolkitCopyStore store;
    private final ToolkitStore toolkits;
    private final Trusts trusts;
    private final Audit audit;
    private final InstantSource clock;

    ToolkitCopies(ToolkitCopyStore store, ToolkitStore toolkits, Trusts trusts, Audit audit, InstantSource clock) {
        this.store = store;
        this.toolkits = toolkits;
        this.trusts = trusts;
        this.audit = audit;
        this.clock = clock;
    }

    /** How many items the viewer's trust has ticked, by the slugs of the toolkits that it has a copy of. */
    @Transactional
    public Map<String, Long> counts(Viewer viewer) {
        return viewer.trust().isEmpty() ? Map.of() : store.copies(viewer.trust());
    }

    /** The copy of the viewer's trust; empty when it has none, or the viewer belongs to no trust. */
    @Transactional
    public Optional<ToolkitCopy> find(String slug, Viewer viewer) {
        return viewer.trust().isEmpty()
                ? Optional.empty()
                : store.copy(slug, viewer.trust()).map(row -> copy(slug, row, viewer.trust()));
    }

    /**
     * The trusts that went over into the viewer's and have a copy of a toolkit, in the order of their names. Their copies
     * stay as they were left, to be read: what one organisation ticked is not done in another.
     */
    @Transactional
    public List<Trust> before(String slug, Viewer viewer) {
        if (viewer.trust().isEmpty()) {
            return List.of();
        }
        List<String> codes = trusts.merged(viewer.trust()).stream()
                .filter(code -> !code.equals(viewer.trust()))
                .toList();
        return codes.isEmpty()
                ? List.of()
                : store.having(slug, codes).stream()
                        .flatMap(code -> trusts.byCode(code).stream())
                        .sorted(Comparator.comparing(Trust::name))
                        .toList();
    }

    /**
     * The copy of a trust that went over into the viewer's.
     *
     * @throws Problem.NotFound when there is none, or the trust did not
     */
    @Transactional
    public ToolkitCopy before(String slug, String trust, Viewer viewer) {
        mustBelong(viewer);
        if (before(slug, viewer).stream().noneMatch(other -> other.code().equals(trust))) {
            throw none();
        }
        return store.copy(slug, trust).map(row -> copy(slug, row, trust)).orElseThrow(ToolkitCopies::none);
    }

    /**
     * The copy of the viewer's trust.
     *
     * @throws Problem.NotFound when it has none
     */
    @Transactional
    public ToolkitCopy ours(String slug, Viewer viewer) {
        mustBelong(viewer);
        return find(slug, viewer).orElseThrow(ToolkitCopies::none);
    }

    /**
     * Takes a copy of the present version; does nothing when the trust has one.
     *
     * @throws Problem.Forbidden for everybody but the lead
     */
    @Transactional
    public void take(String slug, Viewer lead) {
        mustLead(lead, "Only the lead of a trust takes a copy for it. Ask your lead.");
        Toolkit toolkit = toolkits.bySlug(slug).filter(Toolkit::published).orElseThrow(Toolkits::notFound);
        if (store.add(slug, lead.trust(), toolkit.version(), lead.accountId(), clock.instant())) {
            audit.record(lead, "toolkit.copy", slug, lead.trust() + " version " + toolkit.version());
        }
    }

    /** Ticks an item, or takes the tick away. Needs nothing of the rest of the copy, so nobody's tick is lost. */
    @Transactional
    public void tick(String slug, String itemId, boolean done, Viewer viewer) {
        ToolkitItem item = item(slug, itemId, viewer)
                .orElseThrow(() -> new Problem.NotFound("Your trust’s copy has no such item. It may have changed."));
        boolean changed =
                done ? store.tick(slug, viewer.trust(), item, by(viewer)) : store.untick(slug, viewer.trust(), itemId);
        if (changed) {
            audit.record(viewer, done ? "toolkit.tick" : "toolkit.untick", slug, viewer.trust() + " " + itemId);
        }
    }

    /**
     * Writes what the trust notes about an item, also about one that is no longer in the national toolkit; an empty text
     * takes the note away.
     *
     * @param base the {@link ToolkitMark#noteVersion} that was read
     * @throws Problem.Invalid for {@code note}: too long, or may identify a patient
     * @throws Problem.Conflict {@code changed-meanwhile} when a colleague has written since
     */
    @Transactional
    public void note(String slug, String itemId, int base, String given, Viewer viewer) {
        String note = CleanText.of(given).strip();
        Noted noted = noted(slug, itemId, viewer);
        if (note.length() > NOTE_MAX) {
            throw new Problem.Invalid("note", "Use at most %,d characters".formatted(NOTE_MAX));
        }
        Identifiers.refuse("note", note);
        if (note.equals(noted.mark().note())) {
            return;
        }
        if (!store.note(slug, viewer.trust(), itemId, noted.said(), base, note, by(viewer))) {
            throw new Problem.Conflict(
                    "changed-meanwhile",
                    "A colleague has changed this note since you opened it. Both are below: put them together, then"
                            + " save again.");
        }
        audit.record(viewer, "toolkit.note", slug, viewer.trust() + " " + itemId);
    }

    /**
     * An item with what was made of it.
     *
     * @param said what the item says, or said when it was last marked
     */
    public record Noted(String said, ToolkitMark mark) {}

    /** What the trust made of an item of its copy, or of one that is no longer in it and was marked. */
    @Transactional
    public Noted noted(String slug, String itemId, Viewer viewer) {
        ToolkitCopy copy = ours(slug, viewer);
        ToolkitMark mark = copy.mark(itemId);
        return copy.content()
                .item(itemId)
                .map(item -> new Noted(item.text(), mark))
                .or(() -> mark.says() ? Optional.of(new Noted(mark.said(), mark)) : Optional.empty())
                .orElseThrow(() -> new Problem.NotFound("Your trust’s copy has no such item."));
    }

    /**
     * Makes the copy follow a newer version. Every tick and note stays as it is.
     *
     * @param version the one whose changes the lead has read
     * @throws Problem.Forbidden for everybody but the lead
     * @throws Problem.Invalid for {@code version} when there is none of that number yet
     */
    @Transactional
    public void takeOver(String slug, int version, Viewer lead) {
        mustLead(lead, "Only the lead of a trust takes changes over. Ask your lead.");
        Toolkit toolkit = ours(slug, lead).national();
        if (!toolkit.published() || version < 1 || version > toolkit.version()) {
            throw new Problem.Invalid("version", "There is no such version to take over.");
        }
        if (store.follow(slug, lead.trust(), version)) {
            audit.record(lead, "toolkit.take-over", slug, lead.trust() + " version " + version);
        }
    }

    /** What the national team said about the changes since the copy's version, newest first; at most 20. */
    @Transactional
    public List<Toolkit.Version> since(ToolkitCopy copy) {
        return toolkits.versions(copy.national().slug(), copy.version(), NOTES_SINCE);
    }

    private Optional<ToolkitItem> item(String slug, String itemId, Viewer viewer) {
        mustBelong(viewer);
        ToolkitCopyStore.Row row = store.held(slug, viewer.trust()).orElseThrow(ToolkitCopies::none);
        return toolkits.content(slug, row.version()).flatMap(content -> content.item(itemId));
    }

    private ToolkitCopy copy(String slug, ToolkitCopyStore.Row row, String trust) {
        Toolkit national = toolkits.bySlug(slug).orElseThrow();
        ToolkitContent content = row.version() == national.version()
                ? national.content()
                : toolkits.content(slug, row.version()).orElseThrow();
        return new ToolkitCopy(
                trust, row.version(), row.takenAt(), content, ToolkitCopy.byItem(store.marks(slug, trust)), national);
    }

    private ToolkitMark.By by(Viewer viewer) {
        return new ToolkitMark.By(clock.instant(), ToolkitMark.By.role(viewer.leads(viewer.trust())));
    }

    /** Refuses whoever belongs to no trust. */
    void mustBelong(Viewer viewer) {
        if (!viewer.signedIn()) {
            throw new Problem.NotSignedIn("Sign in to see your trust’s copy.");
        }
        if (viewer.trust().isEmpty()) {
            throw new Problem.Forbidden(
                    "no-trust", "Only people of a trust have a copy of a toolkit. Your account belongs to none.");
        }
    }

    private void mustLead(Viewer viewer, String message) {
        mustBelong(viewer);
        if (!viewer.leads(viewer.trust())) {
            throw new Problem.Forbidden("not-the-lead", message);
        }
    }

    private static Problem none() {
        return new Problem.NotFound("Your trust has no copy of this toolkit yet.");
    }
}
