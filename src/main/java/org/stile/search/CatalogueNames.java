package org.stile.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.stile.base.Token;
import org.stile.lessons.Audience;
import org.stile.lessons.Polarity;
import org.stile.lessons.Stage;
import org.stile.topics.Topic;
import org.stile.topics.Topics;
import org.stile.trusts.Region;
import org.stile.trusts.Trust;
import org.stile.trusts.Trusts;

/** Names from topics, trusts and the closed lists. */
@ApplicationScoped
class CatalogueNames implements Names {

    // The programmes that ship: a list of their own comes with the programmes themselves.
    private static final Map<String, String> PROGRAMMES = Map.of("pacs", "PACS 2003 to 2007");

    private final Topics topics;
    private final Trusts trusts;

    CatalogueNames(Topics topics, Trusts trusts) {
        this.topics = topics;
        this.trusts = trusts;
    }

    @Override
    public Map<String, String> values(Filter filter) {
        return switch (filter) {
            case STAGE -> labels(Stage.values());
            case AUDIENCE -> labels(Audience.values());
            case POLARITY -> labels(Polarity.values());
            case PROGRAMME -> PROGRAMMES;
            case TOPIC -> {
                Map<String, String> names = new LinkedHashMap<>();
                topics.all().forEach(topic -> names.put(topic.slug(), topic.name()));
                yield names;
            }
            case REGION -> {
                Map<String, String> names = new LinkedHashMap<>();
                trusts.regions(Region.TODAY).forEach(region -> names.put(region.code(), region.name()));
                trusts.regions(Region.CLUSTER_2005)
                        .forEach(region -> names.put(region.code(), region.name() + " (2005 programme)"));
                yield names;
            }
            case TRUST -> {
                Map<String, String> names = new LinkedHashMap<>();
                trusts.all().forEach(trust -> names.put(trust.code(), trust.name()));
                yield names;
            }
        };
    }

    @Override
    public String label(Filter filter, String value) {
        return switch (filter) {
            case TRUST -> trusts.name(value);
            case TOPIC -> topics.name(value);
            case REGION, STAGE, AUDIENCE, POLARITY, PROGRAMME -> values(filter).getOrDefault(value, value);
        };
    }

    @Override
    public List<String> words(Filter filter, String value) {
        return switch (filter) {
            case TOPIC -> topics.bySlug(value).map(CatalogueNames::words).orElse(List.of(value));
            case TRUST -> trusts.byCode(value).map(CatalogueNames::words).orElse(List.of(value));
            case REGION, STAGE, AUDIENCE, POLARITY, PROGRAMME -> List.of(label(filter, value));
        };
    }

    @Override
    public String version() {
        CRC32 sum = new CRC32();
        topics.all().forEach(topic -> add(sum, words(topic)));
        // a closing trust makes its lessons due for review
        trusts.all().forEach(trust -> {
            add(sum, words(trust));
            add(sum, List.of(String.valueOf(trust.closedOn())));
        });
        return Long.toString(sum.getValue(), 36);
    }

    private static void add(CRC32 sum, List<String> words) {
        words.forEach(word -> sum.update(word.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static List<String> words(Topic topic) {
        List<String> words = new ArrayList<>(List.of(topic.name()));
        words.addAll(topic.acronyms());
        words.addAll(topic.synonyms());
        return words;
    }

    private static List<String> words(Trust trust) {
        List<String> words = new ArrayList<>(List.of(trust.name(), trust.code()));
        words.addAll(trust.formerNames());
        return words;
    }

    private static Map<String, String> labels(Token... tokens) {
        Map<String, String> labels = new LinkedHashMap<>();
        Arrays.stream(tokens).forEach(token -> labels.put(token.value(), token.label()));
        return labels;
    }
}
