package org.stile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stile.base.Clock;

/**
 * A portal as it is some years on, filled over its API: programmes through which all trusts go, some slipping, some live,
 * with business cases, a plan and people reached. For tests and measurements of pages.
 */
public final class FilledPortal {

    private static final List<String> STAGES = List.of(
            "Business case",
            "Procurement",
            "Planning",
            "Build",
            "Testing",
            "Training",
            "Go-live",
            "Early life",
            "Benefits",
            "Optimisation");
    private static final List<String> KEYS = STAGES.stream()
            .map(stage -> stage.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'))
            .toList();
    private static final List<String> REGIONS =
            List.of("London", "South East", "South West", "Midlands", "East of England", "North West", "North East");
    private static final List<String> AUDIENCES = List.of("clinician", "radiology", "it", "finance", "executive");
    private static final LocalDate TODAY = LocalDate.now(Clock.UK);

    private final Api api;

    private FilledPortal(Api api) {
        this.api = api;
    }

    /** The portal's API, asked by a curator. */
    public interface Api {
        JsonNode get(String path) throws Exception;

        /** What it answers; a missing node where that is nothing. */
        JsonNode send(String method, String path, Map<String, ?> body) throws Exception;
    }

    /**
     * What there is.
     *
     * @param deployment of the first programme; the one with a plan and people reached
     * @param businessCase of the first programme
     */
    public record Filled(List<String> programmes, long deployment, long businessCase) {}

    /** Fills it with so many programmes, through each of which so many trusts go. */
    public static Filled fill(Api api, int programmes, int trusts) throws Exception {
        return new FilledPortal(api).fill(programmes, trusts);
    }

    private Filled fill(int number, int most) throws Exception {
        List<String> trusts = new ArrayList<>();
        api.get("/api/trusts").forEach(trust -> {
            if (trust.path("closedOn").isMissingNode() || trust.path("closedOn").isNull()) {
                trusts.add(trust.path("code").asText());
            }
        });
        List<String> slugs = new ArrayList<>();
        List<Long> deployments = new ArrayList<>();
        long businessCase = 0;
        for (int i = 1; i <= number; i++) {
            String slug = programme(i);
            slugs.add(slug);
            for (int t = 0; t < Math.min(most, trusts.size()); t++) {
                deployments.add(deployment(slug, trusts.get(t), t));
            }
            forecasts(slug);
            // as many as have one in a programme's second year
            for (int t = 0; t < Math.min(most, trusts.size()); t += 2) {
                long added = businessCase(slug, trusts.get(t), t);
                businessCase = businessCase == 0 ? added : businessCase;
            }
        }
        reach(deployments.getFirst());
        return new Filled(slugs, deployments.getFirst(), businessCase);
    }

    private String programme(int number) throws Exception {
        String slug = api.send(
                        "POST",
                        "/api/programmes",
                        Map.of(
                                "name",
                                "A national change for every ward, number " + number,
                                "summary",
                                "What it is for, and **why** now.",
                                "deadline",
                                TODAY.plusMonths(10).toString(),
                                "stages",
                                STAGES,
                                "regions",
                                REGIONS))
                .path("slug")
                .asText();
        return slug;
    }

    private void forecasts(String slug) throws Exception {
        for (int i = 1; i <= 15; i++) {
            api.send(
                    "POST",
                    "/api/programmes/" + slug + "/forecasts",
                    Map.of("forDay", TODAY.plusMonths(i).toString()));
        }
    }

    /** Trusts are spread over stages and regions; every third slips, every fourth is live. */
    private long deployment(String slug, String trust, int number) throws Exception {
        String region = REGIONS.get(number % REGIONS.size())
                .toLowerCase(java.util.Locale.ROOT)
                .replace(' ', '-');
        long id = api.send(
                        "POST",
                        "/api/programmes/" + slug + "/deployments",
                        Map.of("trust", trust, "trustRegion", region))
                .path("id")
                .asLong();
        String at = "/api/deployments/" + id;
        boolean live = number % 4 == 0;
        // what is live says nothing of its stage: it is in go-live
        if (!live) {
            api.send(
                    "POST",
                    at + "/stage",
                    Map.of(
                            "stage",
                            KEYS.get(number % 6),
                            "enteredOn",
                            TODAY.minusDays(1 + number).toString()));
        }
        api.send("POST", at + "/plan", Map.of("plannedOn", TODAY.plusDays(30).toString()));
        if (number % 3 == 0) {
            api.send(
                    "POST", at + "/plan", Map.of("plannedOn", TODAY.plusDays(90).toString(), "reason", "supplier"));
        }
        if (live) {
            api.send(
                    "PUT",
                    at + "/live",
                    Map.of("liveOn", TODAY.minusMonths(number % 40).toString(), "version", 1));
        }
        return id;
    }

    private long businessCase(String slug, String trust, int number) throws Exception {
        Map<String, Object> given = new HashMap<>(Map.of(
                "trust",
                trust,
                "value",
                2_500_000,
                "yearBase",
                2025,
                "summary",
                "What it costs and what it is worth.",
                "financeLead",
                "Director of finance"));
        String region = REGIONS.get(number % REGIONS.size())
                .toLowerCase(java.util.Locale.ROOT)
                .replace(' ', '-');
        given.put("region", region);
        given.put("from", TODAY.minusDays(300).toString());
        long id = api.send("POST", "/api/programmes/" + slug + "/business-cases", given)
                .path("id")
                .asLong();
        String at = "/api/programmes/" + slug + "/business-cases/" + id + "/status";
        List<String> states = List.of("submitted", "approved", "signed-off", "completed");
        for (int i = 0; i < number % 5; i++) {
            api.send(
                    "POST",
                    at,
                    Map.of(
                            "status", states.get(i),
                            "from", TODAY.minusDays(200 - 40L * i).toString(),
                            "approver", "Director of finance"));
        }
        return id;
    }

    private void reach(long deployment) throws Exception {
        for (int i = 0; i < 120; i++) {
            api.send(
                    "POST",
                    "/api/deployments/" + deployment + "/engagements",
                    Map.of(
                            "engagedStage", KEYS.get(i % KEYS.size()),
                            "audience", AUDIENCES.get(i % AUDIENCES.size()),
                            "engagedOn", TODAY.minusDays(i).toString(),
                            "what", "A meeting of the people who are to use it, with the supplier and the board"));
        }
    }
}
