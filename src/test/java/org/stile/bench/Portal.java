package org.stile.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stile.boot.PortalProcess;

/** The packaged portal in a process of its own, and what is asked of it over HTTP. Thread-safe once started. */
final class Portal implements AutoCloseable {

    private static final String ADMIN = "bench@stile.example";
    private static final String PASSWORD = "only-for-this-measurement";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration GLANCE = Duration.ofMillis(500);

    // Java's client would ask for HTTP/2 first, which browsers do not do without TLS.
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final PortalProcess process;
    private final URI address;
    private final String token;

    private Portal(PortalProcess process) throws Exception {
        this.process = process;
        this.address = process.address();
        String login = """
                {"email": "%s", "password": "%s", "label": "bench"}""".formatted(ADMIN, PASSWORD);
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/tokens"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(login))
                .build();
        this.token = JSON.readTree(client.send(request, BodyHandlers.ofString()).body())
                .path("token")
                .asText();
    }

    /** Starts it on a data folder, without any lesson of its own. */
    static Portal start(Path data, boolean meaning) throws Exception {
        return start(data, Map.of("STILE_CONTENT", "none", "STILE_MEANING", meaning ? "on" : "off"));
    }

    /** Starts it with everything that ships, going by words alone: pages that are not of search ask for no meaning. */
    static Portal startWithContent(Path data) throws Exception {
        return start(data, Map.of("STILE_MEANING", "off"));
    }

    private static Portal start(Path data, Map<String, String> settings) throws Exception {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(Map.of(
                "STILE_DEMO",
                "false",
                "STILE_RATE",
                "off",
                "STILE_ADMIN_EMAIL",
                ADMIN,
                "STILE_ADMIN_PASSWORD",
                PASSWORD));
        return new Portal(PortalProcess.start(data, all).ready());
    }

    /** Somebody who reads pages; signed in as the admin, who is a curator too, if told to. */
    Browser browser() {
        return new Browser(address, ADMIN, PASSWORD);
    }

    /** What the API answers the admin; a missing node where that is nothing. */
    JsonNode answer(String method, String path, Map<String, ?> body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(
                    "%s %s was answered %d: %s".formatted(method, path, answer.statusCode(), answer.body()));
        }
        return answer.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(answer.body());
    }

    /**
     * What an import came to.
     *
     * @param seconds until everything was stored and found
     * @param rejected numbers of the lines that were not taken
     */
    record Imported(long created, double seconds, Set<Long> rejected) {}

    /** Sends a file of lessons and waits until search has all of them. */
    Imported take(Path lessons) throws Exception {
        long began = System.nanoTime();
        Set<Long> rejected = new HashSet<>();
        JsonNode done = JSON.createObjectNode();
        for (String line : send(BodyPublishers.ofFile(lessons)).split("\n")) {
            JsonNode event = JSON.readTree(line);
            if (event.has("line")) {
                rejected.add(event.get("line").asLong());
            }
            done = event.path("done");
        }
        if (done.isMissingNode()) {
            throw new IOException("The import broke off.");
        }
        waitFor(index ->
                index.path("lag").asLong() == 0 && index.path("indexed").equals(index.path("published")));
        return new Imported(done.path("created").asLong(), (System.nanoTime() - began) / 1e9, rejected);
    }

    /** Waits until every lesson has its vector; false when this portal does not say. */
    boolean vectorsReady() throws Exception {
        if (!index().has("vectors")) {
            return false;
        }
        waitFor(index -> {
            JsonNode vectors = index.path("vectors");
            return vectors.path("wanted").asLong() > 0
                    && vectors.path("wanted").equals(vectors.path("ready"))
                    && index.path("lag").asLong() == 0;
        });
        return true;
    }

    /** Publishes one lesson and asks for it until it is found. */
    Duration publish(String id, String word) throws Exception {
        String lesson = """
                {"externalId": "%s", "title": "Published as %s", "event": "It happened.", "status": "published"}
                """.formatted(id, word);
        long began = System.nanoTime();
        send(BodyPublishers.ofString(lesson));
        while (!id.equals(first(word))) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private String first(String word) throws Exception {
        return JSON.readTree(get("/api/lessons?size=1&q=" + word).body())
                .path("hits")
                .path(0)
                .path("externalId")
                .asText();
    }

    /** Answers the log as JSON. */
    Engine json() {
        return request -> total(JSON.readTree(get(request.api()).body()));
    }

    /** Answers the log as the page that people see; read whole, but not parsed. */
    Engine page() {
        return request -> {
            get(request.page());
            return Engine.UNCOUNTED;
        };
    }

    private static long total(JsonNode answer) {
        return answer.isArray() ? answer.size() : answer.path("total").asLong();
    }

    private HttpResponse<String> get(String path) throws Exception {
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return answer;
    }

    private String send(BodyPublisher lessons) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/imports"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/x-ndjson")
                .POST(lessons)
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("The import was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    private void waitFor(Function<JsonNode, Boolean> state) throws Exception {
        while (!state.apply(index())) {
            TimeUnit.MILLISECONDS.sleep(GLANCE.toMillis());
        }
    }

    private JsonNode index() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/index"))
                .header("Authorization", "Bearer " + token)
                .build();
        return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
    }

    ProcessHandle handle() {
        return process.handle();
    }

    /** Memory of the process that is resident, without its database, in MB; 0 where the system does not say. */
    long residentMb() throws IOException {
        Path status = Path.of("/proc", Long.toString(handle().pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        Matcher resident = Pattern.compile("VmRSS:\\s+(\\d+) kB").matcher(Files.readString(status));
        return resident.find() ? Long.parseLong(resident.group(1)) / 1024 : 0;
    }

    @Override
    public void close() throws Exception {
        client.close();
        process.close();
    }
}
