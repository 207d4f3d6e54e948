package org.stile.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SessionCookieTest {

    private static final Account SOMEBODY =
            new Account(new Person(7, "a@trust.example", "A", "", Set.of(), true, false, false, ""), "", 3);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T09:00:00Z"));
    private final AtomicReference<Cookie> jar = new AtomicReference<>();

    private SessionCookie cookies(String publicUrl) {
        Map<String, String> settings = Map.of("stile.secret", "of the tests", "stile.public-url", publicUrl);
        return new SessionCookie(
                new PeopleConfig(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build()),
                now::get);
    }

    private RoutingContext plain() {
        return request(false);
    }

    /** A request of a browser that sends back the cookie it was given last. */
    private RoutingContext request(boolean https) {
        var request =
                answering(HttpServerRequest.class, Map.of("isSSL", args -> https, "getCookie", args -> jar.get()));
        var response = answering(HttpServerResponse.class, Map.of("headWritten", args -> false, "addCookie", args -> {
            jar.set((Cookie) args[0]);
            return null;
        }));
        return answering(RoutingContext.class, Map.of("request", args -> request, "response", args -> response));
    }

    private interface Method {
        Object call(Object[] args);
    }

    private static <T> T answering(Class<T> type, Map<String, Method> methods) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> methods.get(method.getName()).call(args)));
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    @Test
    void it_is_secure_when_the_request_or_the_portal_is() {
        cookies("http://stile.example").start(request(false), SOMEBODY);
        assertThat(jar.get().isSecure()).isFalse();
        cookies("http://stile.example").start(request(true), SOMEBODY);
        assertThat(jar.get().isSecure()).isTrue();
        cookies("https://stile.example").start(request(false), SOMEBODY);
        assertThat(jar.get().isSecure()).as("behind a proxy that speaks https").isTrue();
    }

    @Test
    void it_counts_for_twelve_hours() {
        SessionCookie cookies = cookies("");
        cookies.start(plain(), SOMEBODY);

        pass(Session.IDLE.minusSeconds(1));
        assertThat(cookies.read(plain())).hasValueSatisfying(session -> {
            assertThat(session.accountId()).isEqualTo(7);
            assertThat(session.epoch()).isEqualTo(3);
        });
        pass(Duration.ofSeconds(1));
        assertThat(cookies.read(plain())).isEmpty();
    }

    @Test
    void using_it_moves_its_end_on_every_quarter_of_an_hour_at_most() {
        SessionCookie cookies = cookies("");
        cookies.start(plain(), SOMEBODY);
        Cookie first = jar.get();

        pass(Duration.ofMinutes(14));
        cookies.prolong(plain(), cookies.read(plain()).orElseThrow());
        assertThat(jar.get()).isSameAs(first);

        pass(Duration.ofMinutes(2));
        cookies.prolong(plain(), cookies.read(plain()).orElseThrow());
        assertThat(jar.get()).isNotSameAs(first);
        pass(Duration.ofHours(11).plusMinutes(59));
        assertThat(cookies.read(plain())).isPresent();
    }

    @Test
    void taking_it_away_leaves_nothing_that_can_be_read() {
        SessionCookie cookies = cookies("");
        cookies.start(plain(), SOMEBODY);

        cookies.clear(plain());

        assertThat(jar.get().getMaxAge()).isZero();
        assertThat(cookies.read(plain())).isEmpty();
    }
}
