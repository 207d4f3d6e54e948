package org.stile.web;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the layout says about the reader and the page; templates know it as {@code inject:page}. */
@Named("page")
@RequestScoped
public class Page {

    /** Holds a notice over one redirect. */
    static final String FLASH = "stile-flash";

    private final CurrentViewer viewer;
    private final Assets assets;
    private final Settings settings;

    @Context
    HttpServerRequest request;

    private String description = "";
    private String robots = "";

    Page(CurrentViewer viewer, Assets assets, Settings settings) {
        this.viewer = viewer;
        this.assets = assets;
        this.settings = settings;
    }

    /** Read once and not with every page. */
    @Singleton
    static final class Settings {

        private final boolean demo;
        private final String nationalBody;

        Settings(
                @ConfigProperty(name = "stile.demo", defaultValue = "false") boolean demo,
                @ConfigProperty(name = "stile.national-body", defaultValue = "the national team") String nationalBody) {
            this.demo = demo;
            this.nationalBody = nationalBody;
        }
    }

    /** What search engines and link previews show of this page. */
    public void describe(String text) {
        description = text;
    }

    /** Asks search engines to leave this page out. */
    public void hideFromSearchEngines() {
        robots = "noindex";
    }

    public boolean signedIn() {
        return viewer.get().signedIn();
    }

    public String name() {
        return viewer.get().name();
    }

    public String trust() {
        return viewer.get().trust();
    }

    public boolean canReview() {
        return viewer.get().lead() || curator();
    }

    public boolean curator() {
        return viewer.get().curator();
    }

    public boolean admin() {
        return viewer.get().is(Role.ADMIN);
    }

    /** What is in the search box: the query of the page being read. */
    public String query() {
        String query = request.path().equals("/lessons") ? request.getParam("q") : null;
        return query == null ? "" : query.substring(0, Math.min(query.length(), 500));
    }

    public String path() {
        return request.path();
    }

    /** Whether the reader came from the desk, so that the page offers the way back. */
    public boolean fromDesk() {
        return curator()
                && !request.path().equals("/desk")
                && WayBack.toDesk(request.uri(), request.getHeader("Referer"));
    }

    /** A notice of what was just done; empty when there is none. */
    public String flash() {
        var cookie = request.getCookie(FLASH);
        return cookie == null ? "" : decoded(cookie.getValue());
    }

    public boolean demo() {
        return settings.demo;
    }

    public String nationalBody() {
        return settings.nationalBody;
    }

    public String description() {
        return description;
    }

    public String robots() {
        return robots;
    }

    public String assets() {
        return assets.version();
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notOurs) {
            return "";
        }
    }
}
