package org.stile.search;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes a query as the address of its page; what is usual is left out, so that equal queries have equal addresses. */
final class LessonQueryAddress {

    private final List<String> pairs = new ArrayList<>();

    LessonQueryAddress(LessonQuery query) {
        if (!query.text().blank()) {
            add("q", query.text().raw());
        }
        query.filters().forEach((filter, values) -> values.forEach(value -> add(filter.value(), value)));
        if (query.from() != null) {
            add("from", query.from().toString());
        }
        if (query.to() != null) {
            add("to", query.to().toString());
        }
        if (query.sort() != LessonQuery.usualSort(query.text())) {
            add("sort", query.sort().value());
        }
        if (query.superseded()) {
            add("superseded", LessonQuery.SHOW);
        }
        if (query.size() != LessonQuery.DEFAULT_SIZE) {
            add("size", Integer.toString(query.size()));
        }
        if (query.page() > 1) {
            add("page", Integer.toString(query.page()));
        }
    }

    private void add(String name, String value) {
        pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return pairs.isEmpty() ? "/lessons" : "/lessons?" + String.join("&", pairs);
    }
}
