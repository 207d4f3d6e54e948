package org.stile.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/** Somebody who reads pages, with cookies. Not thread-safe. */
final class Browser implements AutoCloseable {

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final URI address;
    private final String email;
    private final String password;

    Browser(URI address, String email, String password) {
        this.address = address;
        this.email = email;
        this.password = password;
    }

    /** The same, signed in. */
    Browser signedIn() throws Exception {
        String proof = Jsoup.parse(page("/sign-in"))
                .selectFirst("input[name=csrf-token]")
                .val();
        String form = Map.of("csrf-token", proof, "email", email, "password", password).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        int status = client.send(request, BodyHandlers.discarding()).statusCode();
        if (status != 303) {
            throw new IOException("Signing in was answered " + status);
        }
        return this;
    }

    /** The page, which must be there. */
    String page(String path) throws Exception {
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    @Override
    public void close() {
        client.close();
    }
}
