package org.stile.topics;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** All persistence of topics. */
@ApplicationScoped
class TopicStore implements PanacheRepositoryBase<TopicRow, String> {

    List<Topic> topics() {
        return findAll(Sort.by("name")).page(0, 2_000).list().stream()
                .map(row ->
                        new Topic(row.slug, row.name, row.description, List.of(row.acronyms), List.of(row.synonyms)))
                .toList();
    }

    void put(Topic topic) {
        TopicRow row = findById(topic.slug());
        boolean made = row == null;
        if (made) {
            row = new TopicRow();
            row.slug = topic.slug();
        }
        row.name = topic.name();
        row.description = topic.description();
        row.acronyms = topic.acronyms().toArray(String[]::new);
        row.synonyms = topic.synonyms().toArray(String[]::new);
        if (made) {
            persist(row);
        }
    }
}
