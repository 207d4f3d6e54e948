package org.stile.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stile.boot.DemoAccounts;
import org.stile.boot.PortalProcess;

/** Everything is killed in the middle of an import, portal and database, and started again. */
class ImportCrashIT {

    private static final int LINES = 8_000;
    private static final int ENOUGH = 2_000;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> EMPTY = Map.of("STILE_CONTENT", "none", "STILE_RATE", "off");

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void what_was_acknowledged_is_there_the_index_agrees_and_the_rest_can_follow() throws Exception {
        Path data = folder.toRealPath().resolve("data");
        long acknowledged;
        try (var portal = PortalProcess.start(data, EMPTY)) {
            portal.ready();
            acknowledged = importUntilEnough(portal.address(), token(portal.address()));
            portal.killEverything();
        }
        assertThat(acknowledged).isBetween((long) ENOUGH, LINES - 1L);
        try (var portal = PortalProcess.start(data, EMPTY)) {
            portal.ready();
            URI address = portal.address();
            String token = token(address);
            Map<String, String> stored = stored(address);
            assertThat(stored).hasSizeGreaterThanOrEqualTo((int) acknowledged);
            assertThat(stored.values()).allMatch(lesson -> lesson.matches("Lesson \\d+ of a long import\\|.+"));
            waitUntilIndexed(address, token);
            assertThat(indexed(address)).isEqualTo(titles(stored));

            JsonNode done = importAll(address, token);
            assertThat(done.path("unchanged").asLong()).isEqualTo(stored.size());
            assertThat(done.path("created").asLong()).isEqualTo(LINES - stored.size());
            assertThat(indexed(address)).hasSize(LINES).isEqualTo(titles(stored(address)));
        }
    }

    /** Feeds lines slowly, reads what is acknowledged, and stops when it is enough. */
    private long importUntilEnough(URI address, String token) throws Exception {
        var lines = new SlowLines(0, LINES, 20);
        HttpRequest request = importing(address, token)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> lines))
                .build();
        var answer = client.send(request, BodyHandlers.ofInputStream());
        try (var events = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            while (true) {
                long created = JSON.readTree(events.readLine())
                        .path("progress")
                        .path("created")
                        .asLong();
                if (created >= ENOUGH) {
                    return created;
                }
            }
        }
    }

    private JsonNode importAll(URI address, String token) throws Exception {
        HttpRequest request = importing(address, token)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new SlowLines(0, LINES, 0)))
                .build();
        String last = client.send(request, BodyHandlers.ofLines()).body().reduce("", (a, b) -> b);
        return JSON.readTree(last).path("done");
    }

    private static HttpRequest.Builder importing(URI address, String token) {
        return HttpRequest.newBuilder(address.resolve("/api/imports"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson");
    }

    private String token(URI address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/tokens"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"email": "curator@demo.example", "password": "%s", "label": "crash"}""".formatted(DemoAccounts.PASSWORD)))
                .build();
        return JSON.readTree(client.send(request, BodyHandlers.ofString()).body())
                .path("token")
                .asText();
    }

    /** Every published lesson as the database has it. */
    private Map<String, String> stored(URI address) throws Exception {
        Map<String, String> stored = new TreeMap<>();
        for (String line : get(address.resolve("/api/exports/lessons")).lines().toList()) {
            JsonNode lesson = JSON.readTree(line);
            stored.put(
                    lesson.path("externalId").asText(),
                    lesson.path("title").asText() + "|" + lesson.path("event").asText());
        }
        return stored;
    }

    private static Map<String, String> titles(Map<String, String> stored) {
        Map<String, String> titles = new TreeMap<>(stored);
        titles.replaceAll((id, lesson) -> lesson.substring(0, lesson.indexOf('|')));
        return titles;
    }

    /** Every published lesson as the index has it. */
    private Map<String, String> indexed(URI address) throws Exception {
        Map<String, String> indexed = new TreeMap<>();
        for (int page = 1; page <= LINES / 100; page++) {
            JsonNode hits = JSON.readTree(get(address.resolve("/api/lessons?size=100&page=" + page)))
                    .path("hits");
            hits.forEach(hit -> indexed.put(
                    hit.path("externalId").asText(), hit.path("title").asText()));
        }
        return indexed;
    }

    private void waitUntilIndexed(URI address, String token) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < end) {
            HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/index"))
                    .header("Authorization", "Bearer " + token)
                    .build();
            JsonNode state =
                    JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
            if (state.path("lag").asLong() == 0) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new AssertionError("The index did not catch up");
    }

    private String get(URI address) throws Exception {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }

    /** Lessons a line at a time, with a rest after every hundred. */
    private static final class SlowLines extends InputStream {
        private final int end;
        private final int rest;
        private int next;
        private byte[] line = {};
        private int at;

        SlowLines(int from, int end, int restMillis) {
            this.next = from;
            this.end = end;
            this.rest = restMillis;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0];
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (at == line.length && !nextLine()) {
                return -1;
            }
            int count = Math.min(length, line.length - at);
            System.arraycopy(line, at, buffer, offset, count);
            at += count;
            return count;
        }

        private boolean nextLine() throws IOException {
            if (next == end) {
                return false;
            }
            if (rest > 0 && next % 100 == 0) {
                try {
                    TimeUnit.MILLISECONDS.sleep(rest);
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            line = """
                    {"externalId": "crash-%d", "title": "Lesson %d of a long import", "event": "It happened %d times.", "status": "published"}
                    """.formatted(next, next, next).getBytes(StandardCharsets.UTF_8);
            next++;
            at = 0;
            return true;
        }
    }
}
