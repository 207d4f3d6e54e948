package org.stile.search.judged;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.stile.search.Filter;
import org.stile.search.Names;
import org.stile.topics.Topic;

/** The names of the shipped content, straight from its files: what the portal's own gives, without a database. */
public final class ContentNames implements Names {

    private final Map<Filter, Map<String, String>> labels = new LinkedHashMap<>();
    private final Map<Filter, Map<String, List<String>>> words = new LinkedHashMap<>();

    public ContentNames() {
        try {
            topics();
            csv("regions.csv", Filter.REGION);
            csv("trusts.csv", Filter.TRUST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void topics() throws IOException {
        List<Topic> topics =
                new YAMLMapper().readValue(Path.of("content/topics.yaml").toFile(), new TypeReference<>() {});
        for (Topic topic : topics) {
            List<String> names = new ArrayList<>(List.of(topic.name()));
            names.addAll(topic.acronyms());
            names.addAll(topic.synonyms());
            add(Filter.TOPIC, topic.slug(), topic.name(), names);
        }
    }

    private void csv(String file, Filter filter) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var rows = format.parse(Files.newBufferedReader(Path.of("content/reference", file)))) {
            for (CSVRecord row : rows) {
                List<String> names = new ArrayList<>(List.of(row.get("name")));
                if (filter == Filter.TRUST) {
                    names.add(row.get("code"));
                    List.of(row.get("former_names").split(";")).stream()
                            .map(String::strip)
                            .filter(name -> !name.isEmpty())
                            .forEach(names::add);
                }
                add(filter, row.get("code"), row.get("name"), names);
            }
        }
    }

    private void add(Filter filter, String value, String label, List<String> names) {
        labels.computeIfAbsent(filter, f -> new LinkedHashMap<>()).put(value, label);
        words.computeIfAbsent(filter, f -> new LinkedHashMap<>()).put(value, names);
    }

    @Override
    public Map<String, String> values(Filter filter) {
        return labels.getOrDefault(filter, Map.of());
    }

    @Override
    public List<String> words(Filter filter, String value) {
        return words.getOrDefault(filter, Map.of()).getOrDefault(value, List.of(label(filter, value)));
    }

    @Override
    public String version() {
        return "files";
    }
}
