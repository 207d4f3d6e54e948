package org.stile.cases;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.stile.base.CleanText;
import org.stile.base.Problem;
import org.stile.cases.BusinessCase.Entry;
import org.stile.cases.BusinessCase.Status;
import org.stile.guard.Identifiers;
import org.stile.programmes.Deployment.Days;
import org.stile.programmes.Programme;
import org.stile.trusts.Trusts;
import org.stile.web.Viewer;

/** What a business case may say and become, and who may say so. */
final class CaseRules {

    static final int LINE = 120;
    static final int TRUST_NAME = 160;
    static final int NOTE = 300;
    static final int SUMMARY = 4_000;
    static final int MOST_LESSONS = 20;

    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final int LAST_YEAR = 2100;

    private CaseRules() {}

    /** Whether the viewer may change what a case says: its trust's lead until it is signed off, curators always. */
    static boolean mayChange(BusinessCase of, Viewer viewer, Trusts trusts) {
        return !of.reconstructed()
                && (viewer.curator() || (trusts.leads(viewer, of.trustCode()) && !of.reached(Status.SIGNED_OFF)));
    }

    /** What the viewer may say a case has become. */
    static Set<Status> mayBecome(BusinessCase of, Viewer viewer, Trusts trusts) {
        return mayMove(of, viewer, trusts) ? of.latest().status().next() : Set.of();
    }

    /** Whether the viewer says how it stands: its trust's lead, that of the trust it went over into, and curators. */
    static boolean mayMove(BusinessCase of, Viewer viewer, Trusts trusts) {
        return !of.reconstructed() && (viewer.curator() || trusts.leads(viewer, of.trustCode()));
    }

    /** Whether the viewer may take back the last entry. */
    static boolean mayUndo(BusinessCase of, Viewer viewer) {
        return viewer.curator() && !of.reconstructed();
    }

    /** What a case says, as it may be stored. */
    static Cases.Terms checked(Cases.Terms given, Programme programme) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Cases.Terms terms = new Cases.Terms(
                given.trustCode(),
                CleanText.line(given.trustName()),
                given.region(),
                given.pence(),
                given.yearBase(),
                CleanText.line(given.template()),
                CleanText.of(given.summary()).strip(),
                given.lessons().stream().distinct().toList(),
                CleanText.line(given.financeLead()));
        if (!terms.region().isEmpty()
                && programme.regions().stream().noneMatch(place -> place.key().equals(terms.region()))) {
            wrong.put("region", "Choose one of the programme’s regions");
        }
        money(wrong, terms.pence(), terms.yearBase());
        most(wrong, "trust-name", terms.trustName(), TRUST_NAME);
        most(wrong, "template", terms.template(), LINE);
        most(wrong, "summary", terms.summary(), SUMMARY);
        most(wrong, "finance-lead", terms.financeLead(), LINE);
        if (terms.lessons().size() > MOST_LESSONS) {
            wrong.putIfAbsent("lessons", "Cite at most %d lessons".formatted(MOST_LESSONS));
        }
        guard(
                wrong,
                Map.of(
                        "trust-name", terms.trustName(),
                        "template", terms.template(),
                        "summary", terms.summary(),
                        "finance-lead", terms.financeLead()));
        refuse(wrong);
        return terms;
    }

    private static void money(Map<String, String> wrong, Long pence, Integer yearBase) {
        if (pence != null) {
            Pounds.check(wrong, "value", pence);
        }
        if (pence != null && yearBase == null) {
            wrong.putIfAbsent("year-base", "Give the year whose prices these are, such as 2005");
        } else if (pence == null && yearBase != null) {
            wrong.putIfAbsent("value", "Give the value as well, or leave the year empty");
        }
        if (yearBase != null) {
            year(wrong, "year-base", yearBase);
        }
    }

    static void year(Map<String, String> wrong, String field, int year) {
        if (year < FIRST.getYear() || year > LAST_YEAR) {
            wrong.putIfAbsent(field, "Give a year from 1990 to %d, such as 2005".formatted(LAST_YEAR));
        }
    }

    /**
     * The entry as it may be stored.
     *
     * @param of what it is added to; null for the first entry of a new one
     * @throws Problem.Conflict {@code case-not-there-yet} when the case cannot become that now
     */
    static Entry checked(Entry given, BusinessCase of, LocalDate today) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Entry entry = new Entry(
                given.status(),
                given.days(),
                CleanText.line(given.approver()),
                CleanText.line(given.note()),
                given.accountId(),
                given.madeAt());
        Days days = entry.days();
        if (days.from().isBefore(FIRST) || days.to().isAfter(today)) {
            wrong.put(days.to().isAfter(today) && !days.known() ? "to" : "from", "Give days from 1990 to today");
        } else if (days.from().isAfter(days.to())) {
            wrong.put("to", "The last day must not be before the first");
        }
        most(wrong, "approver", entry.approver(), LINE);
        most(wrong, "note", entry.note(), NOTE);
        guard(wrong, Map.of("approver", entry.approver(), "note", entry.note()));
        if (of != null) {
            follows(wrong, entry, of);
        }
        refuse(wrong);
        return entry;
    }

    private static void follows(Map<String, String> wrong, Entry entry, BusinessCase of) {
        Entry before = of.latest();
        if (!before.status().next().contains(entry.status())) {
            throw new Problem.Conflict(
                    "case-not-there-yet",
                    "A case that is %s cannot become %s.".formatted(lower(before.status()), lower(entry.status())));
        }
        if (entry.days().to().isBefore(before.days().to())
                || entry.days().from().isBefore(before.days().from())) {
            wrong.putIfAbsent(
                    "from",
                    "It became %s on %s: this must not be before"
                            .formatted(
                                    lower(before.status()), before.days().iso().replace("/", " or up to ")));
        }
        if (entry.status() == Status.SIGNED_OFF) {
            if (entry.approver().isEmpty()) {
                wrong.putIfAbsent("approver", "Say who signed it off, by role");
            }
            if (!entry.days().known()) {
                wrong.putIfAbsent("to", "Give the day on which it was signed off: a range is not enough");
            }
            if (of.financeLead().isEmpty()) {
                wrong.putIfAbsent("finance-lead", "Name a finance lead first: it cannot be signed off without one");
            }
        }
    }

    static String lower(Status status) {
        return status.label().toLowerCase(java.util.Locale.UK);
    }

    static void most(Map<String, String> wrong, String field, String text, int most) {
        if (text.length() > most) {
            wrong.putIfAbsent(field, "Use at most %d characters".formatted(most));
        }
    }

    static void guard(Map<String, String> wrong, Map<String, String> texts) {
        Identifiers.refusals(texts).forEach(wrong::putIfAbsent);
    }

    static void refuse(Map<String, String> wrong) {
        if (!wrong.isEmpty()) {
            throw new Problem.Invalid("Some answers need another look. Nothing has been stored.", wrong);
        }
    }
}
