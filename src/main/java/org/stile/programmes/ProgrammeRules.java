package org.stile.programmes;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.stile.base.CleanText;
import org.stile.base.Problem;
import org.stile.guard.Identifiers;
import org.stile.programmes.Deployment.Entered;
import org.stile.programmes.Deployment.Plan;
import org.stile.programmes.Programme.Owner;
import org.stile.programmes.Programme.Place;

/** What a programme, a solution and a deployment may be. */
final class ProgrammeRules {

    static final int NAME = 120;
    static final int SUMMARY = 4_000;
    static final int NOTE = 300;
    static final int EVIDENCE = 1_000;

    private static final int KEY = 60;
    private static final int MOST_PLACES = 20;
    private static final int MOST_OWNERS = 10;
    private static final LocalDate FIRST = LocalDate.of(1990, 1, 1);
    private static final int YEARS_AHEAD = 20;

    private ProgrammeRules() {}

    /** A new programme as it may be stored; {@link Problem.Invalid} says everything that is wrong with it. */
    static Programme checked(ProgrammeDesk.Terms typed, LocalDate today) {
        return checked(typed, new Programme("", "", "", "", null, "", List.of(), List.of(), List.of(), 0), today);
    }

    /** The same of one that is there: its slug, version and what came with its rows stay. */
    static Programme checked(ProgrammeDesk.Terms typed, Programme before, LocalDate today) {
        Map<String, String> wrong = new LinkedHashMap<>();
        String name = CleanText.line(typed.name());
        length(wrong, "name", name, NAME, "Give the programme a name");
        most(wrong, "summary", typed.summary(), SUMMARY);
        most(wrong, "deadline-note", typed.deadlineNote(), NOTE);
        if (typed.deadline() != null) {
            day(wrong, "deadline", typed.deadline(), today);
        }
        List<Place> stages = places(wrong, "stages", typed.stages());
        List<Place> regions = places(wrong, "regions", typed.regions());
        if (stages.stream().noneMatch(stage -> stage.key().equals(Programme.GO_LIVE))) {
            wrong.putIfAbsent("stages", "One of the stages must be called Go-live: from it on a trust counts as live");
        }
        List<Owner> owners = owners(wrong, typed.owners(), before.owners());
        String key = before.slug().isEmpty() ? key(name) : before.slug();
        if (key.isEmpty() || key.equals("new")) {
            wrong.putIfAbsent("name", "Choose another name: the programme’s address is made of its letters");
        }
        guard(
                wrong,
                Map.of(
                        "name", name,
                        "summary", typed.summary(),
                        "deadline-note", typed.deadlineNote(),
                        "owners", typed.owners()));
        refuse(wrong);
        return new Programme(
                key,
                name,
                CleanText.of(typed.summary()).strip(),
                before.rowsNote(),
                typed.deadline(),
                CleanText.line(typed.deadlineNote()),
                stages,
                regions,
                owners,
                before.version());
    }

    private static List<Place> places(Map<String, String> wrong, String field, String lines) {
        Map<String, Place> places = new LinkedHashMap<>();
        for (String line : CleanText.of(lines).split("\n")) {
            String name = CleanText.line(line);
            String key = key(name);
            if (name.isEmpty()) {
                continue;
            }
            if (key.isEmpty() || name.length() > KEY) {
                wrong.putIfAbsent(
                        field, "“%s” needs a letter or digit, and at most %d characters".formatted(name, KEY));
            } else if (places.put(key, new Place(key, name)) != null) {
                wrong.putIfAbsent(field, "“%s” is there twice".formatted(name));
            }
        }
        if (places.isEmpty()) {
            wrong.putIfAbsent(field, "Give at least one, each on a line of its own");
        } else if (places.size() > MOST_PLACES) {
            wrong.putIfAbsent(field, "Give at most %d".formatted(MOST_PLACES));
        }
        return new ArrayList<>(places.values());
    }

    /** One a line; who was there before keeps the source that says so. */
    private static List<Owner> owners(Map<String, String> wrong, String lines, List<Owner> before) {
        List<Owner> owners = CleanText.of(lines)
                .lines()
                .map(CleanText::line)
                .filter(name -> !name.isEmpty())
                .distinct()
                .map(name -> before.stream()
                        .filter(owner -> owner.name().equals(name))
                        .findFirst()
                        .orElse(new Owner(name, "", "")))
                .toList();
        if (owners.size() > MOST_OWNERS) {
            wrong.putIfAbsent("owners", "Give at most %d".formatted(MOST_OWNERS));
        }
        owners.forEach(owner -> most(wrong, "owners", owner.name(), NAME));
        return owners;
    }

    /** A name's letters and digits in kebab-case; empty when it has none. */
    static String key(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.UK)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        return plain.length() <= KEY ? plain : plain.substring(0, KEY).replaceAll("-$", "");
    }

    /** The solution as it may be stored. */
    static Solution checked(Solution given, Programme programme) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Solution solution = new Solution(
                given.id(),
                given.region(),
                CleanText.line(given.supplier()),
                CleanText.line(given.subContractor()),
                CleanText.line(given.product()),
                given.maturity(),
                CleanText.of(given.evidence()).strip(),
                given.sourceTitle(),
                given.sourceUrl());
        length(wrong, "supplier", solution.supplier(), NAME, "Say who provides it");
        most(wrong, "sub-contractor", solution.subContractor(), NAME);
        most(wrong, "product", solution.product(), NAME);
        length(wrong, "evidence", solution.evidence(), EVIDENCE, "Say what this rests on, such as sites that are live");
        region(wrong, "region", solution.region(), programme);
        if (solution.maturity() == null) {
            wrong.putIfAbsent("maturity", "Choose how far it has come");
        }
        guard(
                wrong,
                Map.of(
                        "supplier", solution.supplier(),
                        "sub-contractor", solution.subContractor(),
                        "product", solution.product(),
                        "evidence", solution.evidence()));
        refuse(wrong);
        return solution;
    }

    /** Refuses a stage that is none of the programme's, and a day that has not come or is before what was entered last. */
    static void check(Entered entered, Deployment deployment, Programme programme, LocalDate today) {
        Map<String, String> wrong = new LinkedHashMap<>();
        if (programme.order(entered.stage()) < 0) {
            wrong.put("stage", "Choose one of the programme’s stages");
        }
        past(wrong, "entered-on", entered.on(), today);
        deployment.stages().stream()
                .filter(before -> before.on().isAfter(entered.on()))
                .findFirst()
                .ifPresent(before -> wrong.putIfAbsent(
                        "entered-on",
                        "It entered %s on %s: this must not be before"
                                .formatted(programme.stageName(before.stage()), before.on())));
        refuse(wrong);
    }

    /** The plan as it may be stored: a date that is put off needs a reason. */
    static Plan checked(Plan given, Deployment deployment, LocalDate today) {
        Map<String, String> wrong = new LinkedHashMap<>();
        Plan plan = new Plan(given.on(), given.saidOn(), given.reason(), CleanText.line(given.note()));
        day(wrong, "planned-on", plan.on(), today);
        most(wrong, "plan-note", plan.note(), NOTE);
        guard(wrong, Map.of("plan-note", plan.note()));
        boolean later = deployment
                .planned(given.saidOn())
                .filter(before -> before.on().isBefore(plan.on()))
                .isPresent();
        if (later && plan.reason().isEmpty()) {
            wrong.putIfAbsent("reason", "Say why the date is put off");
        }
        if (deployment.live() != null) {
            wrong.putIfAbsent("planned-on", "It is live already");
        }
        refuse(wrong);
        return later ? plan : new Plan(plan.on(), plan.saidOn(), java.util.Optional.empty(), plan.note());
    }

    /** Refuses a day on which nothing can have happened yet. */
    static void checkPast(String field, LocalDate day, LocalDate today) {
        Map<String, String> wrong = new LinkedHashMap<>();
        past(wrong, field, day, today);
        refuse(wrong);
    }

    static void region(Map<String, String> wrong, String field, String region, Programme programme) {
        if (programme.regions().stream().noneMatch(place -> place.key().equals(region))) {
            wrong.putIfAbsent(field, "Choose one of the programme’s regions");
        }
    }

    static void refuse(Map<String, String> wrong) {
        if (!wrong.isEmpty()) {
            throw new Problem.Invalid("Some answers need another look. Nothing has been stored.", wrong);
        }
    }

    static void past(Map<String, String> wrong, String field, LocalDate day, LocalDate today) {
        if (day.isBefore(FIRST) || day.isAfter(today)) {
            wrong.putIfAbsent(field, "Give a day from 1990 to today");
        }
    }

    private static void day(Map<String, String> wrong, String field, LocalDate day, LocalDate today) {
        if (day.isBefore(FIRST) || day.isAfter(today.plusYears(YEARS_AHEAD))) {
            wrong.putIfAbsent(field, "Give a day from 1990 to %d years from now".formatted(YEARS_AHEAD));
        }
    }

    private static void length(Map<String, String> wrong, String field, String text, int most, String missing) {
        if (text.isBlank()) {
            wrong.putIfAbsent(field, missing);
        } else {
            most(wrong, field, text, most);
        }
    }

    private static void most(Map<String, String> wrong, String field, String text, int most) {
        if (text.length() > most) {
            wrong.putIfAbsent(field, "Use at most %d characters".formatted(most));
        }
    }

    private static void guard(Map<String, String> wrong, Map<String, String> texts) {
        Identifiers.refusals(texts).forEach(wrong::putIfAbsent);
    }
}
