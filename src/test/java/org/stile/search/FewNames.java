package org.stile.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stile.base.Token;
import org.stile.lessons.Audience;
import org.stile.lessons.Polarity;
import org.stile.lessons.Stage;

/** A handful of topics, trusts and regions, for tests of the engine without a database. */
public final class FewNames implements Names {

    private static final Map<String, List<String>> TOPICS = Map.of(
            "pacs", List.of("PACS", "picture archiving and communication system"),
            "go-live", List.of("Go-live", "cut-over", "switch on"),
            "data-migration", List.of("Data migration", "migrating old images"));
    private static final Map<String, List<String>> TRUSTS = Map.of(
            "RGT", List.of("RGT", "Cambridge University Hospitals NHS Foundation Trust", "Addenbrooke's NHS Trust"),
            "RJ1", List.of("RJ1", "Guy's and St Thomas' NHS Foundation Trust"));
    private static final Map<String, String> REGIONS = Map.of("Y56", "London", "Y61", "East of England");

    @Override
    public Map<String, String> values(Filter filter) {
        return switch (filter) {
            case STAGE -> labels(Stage.values());
            case AUDIENCE -> labels(Audience.values());
            case POLARITY -> labels(Polarity.values());
            case TOPIC ->
                TOPICS.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, e -> e.getValue().getFirst()));
            case TRUST ->
                TRUSTS.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, e -> e.getValue().get(1)));
            case REGION -> REGIONS;
            case PROGRAMME -> Map.of();
        };
    }

    private static Map<String, String> labels(Token... tokens) {
        return Stream.of(tokens).collect(Collectors.toMap(Token::value, Token::label, (a, b) -> a, LinkedHashMap::new));
    }

    @Override
    public List<String> words(Filter filter, String value) {
        return switch (filter) {
            case TOPIC -> TOPICS.getOrDefault(value, List.of(value));
            case TRUST -> TRUSTS.getOrDefault(value, List.of(value));
            default -> List.of(label(filter, value));
        };
    }

    @Override
    public String version() {
        return "few";
    }
}
