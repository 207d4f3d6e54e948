package org.stile.people;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The session in the browser: one encrypted cookie that ends with the browser. Written through the server's own cookie
 * jar, where a later cookie of the same name replaces an earlier one, so signing out wins over prolonging.
 */
@Singleton
class SessionCookie {

    static final String NAME = "stile-session";

    private final SessionCipher cipher;
    private final boolean securePortal;
    private final InstantSource clock;

    SessionCookie(PeopleConfig config, InstantSource clock) {
        this.cipher = new SessionCipher(config.secret());
        this.securePortal =
                config.publicUrl().filter(url -> url.startsWith("https:")).isPresent();
        this.clock = clock;
    }

    /** Whether the browser sent one at all, good or bad. */
    boolean present(RoutingContext request) {
        return request.request().getCookie(NAME) != null;
    }

    /** The session the browser sent; empty when there is none, or none that counts any more. */
    Optional<Session> read(RoutingContext request) {
        return Optional.ofNullable(request.request().getCookie(NAME))
                .flatMap(cookie -> cipher.open(cookie.getValue()))
                .filter(session -> !session.expired(clock.instant()));
    }

    void start(RoutingContext request, Account account) {
        write(request, cipher.seal(Session.begin(account, clock.instant())));
    }

    /** Moves the end of the session on, unless that was done a moment ago. */
    void prolong(RoutingContext request, Session session) {
        if (session.worthProlonging(clock.instant())) {
            write(request, cipher.seal(session.prolonged(clock.instant())));
        }
    }

    void clear(RoutingContext request) {
        add(request, cookie(request, "").setMaxAge(0));
    }

    private void write(RoutingContext request, String value) {
        add(request, cookie(request, value));
    }

    private Cookie cookie(RoutingContext request, String value) {
        return Cookie.cookie(NAME, value)
                .setPath("/")
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX)
                .setSecure(securePortal || request.request().isSSL());
    }

    // An answer that streams may have begun before anybody asked who is looking: too late for a cookie.
    private static void add(RoutingContext request, Cookie cookie) {
        if (!request.response().headWritten()) {
            request.response().addCookie(cookie);
        }
    }
}
