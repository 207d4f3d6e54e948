package org.stile.people;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;

/** The browser, or the program, at the other end of the request being answered. */
@RequestScoped
class Browser {

    private final RoutingContext request;
    private final SessionCookie cookie;
    private final AccountStore accounts;
    private final PeopleConfig config;

    Browser(RoutingContext request, SessionCookie cookie, AccountStore accounts, PeopleConfig config) {
        this.request = request;
        this.cookie = cookie;
        this.accounts = accounts;
        this.config = config;
    }

    /** Where the request came from, behind proxies that are trusted. */
    String address() {
        return request.request().remoteAddress().hostAddress();
    }

    /** Begins a session as the account is now. */
    void signIn(long accountId) {
        cookie.start(request, accounts.account(accountId).orElseThrow());
    }

    void signOut() {
        cookie.clear(request);
    }

    /** A whole address on this portal, for people to copy. */
    String absolute(String path) {
        String asked = request.request().scheme() + "://" + request.request().authority();
        return config.publicUrl().orElse(asked) + path;
    }
}
