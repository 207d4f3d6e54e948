package org.stile.people;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.stile.base.Token;
import org.stile.web.RateLimits;
import org.stile.web.Viewer;

/**
 * Finds out who is looking. Below {@code /api} only a bearer token counts, and everywhere else only the session cookie:
 * a page of another site can make a browser send a cookie, but never a token, so JSON needs no other proof of where it
 * comes from. A cookie that no longer counts makes the viewer anonymous; a token that does not count is refused.
 */
@ApplicationScoped
class SessionMechanism implements HttpAuthenticationMechanism {

    private static final String BEARER = "Bearer";

    private final SessionCookie cookie;
    private final Sessions sessions;
    private final ApiTokens tokens;
    private final RateLimits limits;
    private final BlockingSecurityExecutor worker;

    SessionMechanism(
            SessionCookie cookie,
            Sessions sessions,
            ApiTokens tokens,
            RateLimits limits,
            BlockingSecurityExecutor worker) {
        this.cookie = cookie;
        this.sessions = sessions;
        this.tokens = tokens;
        this.limits = limits;
        this.worker = worker;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager ignored) {
        return RequestPath.isApi(request) ? byToken(request) : byCookie(request);
    }

    private Uni<SecurityIdentity> byToken(RoutingContext request) {
        String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !isBearer(header)) {
            return anonymous();
        }
        String token = header.substring(BEARER.length()).strip();
        return worker.executeBlocking(() -> identity(token));
    }

    private static boolean isBearer(String header) {
        boolean begins = header.regionMatches(true, 0, BEARER, 0, BEARER.length());
        return begins && (header.length() == BEARER.length() || header.charAt(BEARER.length()) == ' ');
    }

    private SecurityIdentity identity(String token) {
        Person holder = tokens.holder(token)
                .orElseThrow(() -> new AuthenticationFailedException("This token is not known or has been revoked."));
        limits.known(token);
        return identity(holder);
    }

    private Uni<SecurityIdentity> byCookie(RoutingContext request) {
        if (!cookie.present(request)) {
            return anonymous();
        }
        Optional<Session> session = cookie.read(request);
        if (session.isEmpty()) {
            cookie.clear(request);
            return anonymous();
        }
        return worker.executeBlocking(() -> sessions.person(session.get()))
                .map(person -> identity(request, session.get(), person));
    }

    private SecurityIdentity identity(RoutingContext request, Session session, Optional<Person> person) {
        if (person.isEmpty()) {
            cookie.clear(request);
            return null;
        }
        cookie.prolong(request, session);
        return identity(person.get());
    }

    // The principal is a number, since principals get into logs.
    private static SecurityIdentity identity(Person person) {
        QuarkusSecurityIdentity.Builder identity = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(Long.toString(person.id())))
                .addAttribute(Viewer.ATTRIBUTE, person.viewer());
        person.roles().stream().map(Token::value).forEach(identity::addRole);
        return identity.build();
    }

    // What the framework takes for "nobody": the anonymous identity is made by it.
    private static Uni<SecurityIdentity> anonymous() {
        return Uni.createFrom().nullItem();
    }

    /** Programs are told which credentials to send, people are sent to the page where they sign in. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        ChallengeData challenge = RequestPath.isApi(request)
                ? new ChallengeData(401, "WWW-Authenticate", "Bearer")
                : new ChallengeData(303, HttpHeaders.LOCATION, RequestPath.signIn(request));
        return Uni.createFrom().item(challenge);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.COOKIE, SessionCookie.NAME));
    }
}
