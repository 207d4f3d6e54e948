package org.stile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What other programs are told of the API: all of it, in words. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class OpenApiTest {

    private static final Set<String> VERBS = Set.of("get", "post", "put", "delete");

    private Map<String, Map<String, Map<String, Object>>> paths;

    @BeforeEach
    void the_description_is_read() {
        paths = given().get("/q/openapi?format=json").path("paths");
    }

    @Test
    void every_address_of_the_api_is_described_and_no_page_is() {
        Set<String> described = new TreeSet<>();
        paths.forEach((path, verbs) -> verbs.keySet().stream()
                .filter(VERBS::contains)
                .forEach(verb -> described.add(verb.toUpperCase(Locale.ROOT) + " " + path)));
        // an address of the tests' own
        described.removeIf(route -> route.contains("/api/who-am-i"));
        Set<String> there = new TreeSet<>(Routes.all());
        there.removeIf(route -> !route.contains(" /api/"));
        assertThat(described).containsExactlyElementsOf(there);
    }

    @Test
    void a_file_is_sent_as_it_is_or_as_a_form() {
        Map<String, Object> body = body("/api/lessons/{ref}/files");
        assertThat(((Map<?, ?>) body.get("content")).keySet().stream().map(Object::toString))
                .containsAll(List.of("application/octet-stream", "multipart/form-data"));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> body(String path) {
        return (Map<String, Object>) paths.get(path).get("post").get("requestBody");
    }
}
