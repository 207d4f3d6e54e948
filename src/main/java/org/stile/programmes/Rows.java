package org.stile.programmes;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stile.web.Text;

/**
 * Which deployments of a board somebody looks at: every count on a page leads to the rows that it counts. Empty texts
 * mean any.
 *
 * @param region key of the region that the trust lies in
 * @param provider key of the region whose solution it has
 * @param stage key of the stage it is in; "none" for those of whom nothing says it
 * @param month of going live, such as "2007-03"
 * @param show {@code live}, {@code earlier}, {@code waiting}, {@code slipping},
 *     {@code without-who-sign}, or empty for all
 */
record Rows(String region, String provider, String stage, String month, String show) {

    static final Rows ALL = new Rows("", "", "", "", "");
    static final String LIVE = "live";
    static final String EARLIER = "earlier";
    static final String WAITING = "waiting";
    static final String SLIPPING = "slipping";
    static final String UNREACHED = "without-who-sign";
    static final String NO_STAGE = "none";

    static Rows live() {
        return new Rows("", "", "", "", LIVE);
    }

    List<Deployment> of(Board board) {
        return of(board, List.of());
    }

    /** The rows, when those of {@link #UNREACHED} are these. */
    List<Deployment> of(Board board, List<Deployment> unreached) {
        List<Deployment> slipping = show.equals(SLIPPING) ? board.slipping() : List.of();
        return board.deployments().stream()
                .filter(of -> region.isEmpty() || of.region().equals(region))
                .filter(of -> provider.isEmpty()
                        || board.providedBy(of).orElse(of.region()).equals(provider))
                .filter(of -> stage.isEmpty()
                        || (board.inProgramme(of)
                                && of.stage(board.day(), board.programme())
                                        .orElse(NO_STAGE)
                                        .equals(stage)))
                .filter(of -> month.isEmpty()
                        || of.liveBy(board.day())
                                && of.live().month().filter(month::equals).isPresent())
                .filter(of -> switch (show) {
                    case LIVE -> !of.earlier() && of.liveBy(board.day());
                    case EARLIER -> of.earlier() && of.liveBy(board.day());
                    case WAITING -> board.inProgramme(of) && !of.liveBy(board.day());
                    case SLIPPING -> slipping.contains(of);
                    case UNREACHED -> unreached.contains(of);
                    default -> true;
                })
                .toList();
    }

    /** In words: "Live through the programme, South, on 1 April 2007". */
    String heading(Board board) {
        List<String> words = new ArrayList<>();
        words.add(
                switch (show) {
                    case LIVE -> "Live through the programme";
                    case EARLIER -> "Live from before the programme";
                    case WAITING -> "Not live yet";
                    case UNREACHED -> "At the business case or beyond, without a finance or executive contact";
                    case SLIPPING -> "Planned dates put off or missed";
                    default -> "All trusts";
                });
        Programme programme = board.programme();
        if (!region.isEmpty()) {
            words.add("in " + programme.regionName(region));
        }
        if (!provider.isEmpty()) {
            words.add("with the solution of " + programme.regionName(provider));
        }
        if (!stage.isEmpty()) {
            words.add(stage.equals(NO_STAGE) ? "no stage stated" : "stage: " + programme.stageName(stage));
        }
        if (!month.isEmpty()) {
            words.add("gone live in " + Text.written(month));
        }
        return String.join(", ", words);
    }

    String query(LocalDate day, int page) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("region", region);
        parameters.put("provider", provider);
        parameters.put("stage", stage);
        parameters.put("month", month);
        parameters.put("show", show);
        parameters.put("as-of", day.toString());
        parameters.put("page", page > 1 ? Integer.toString(page) : "");
        StringBuilder query = new StringBuilder();
        parameters.forEach((name, value) -> {
            if (!value.isEmpty()) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return query.toString();
    }
}
