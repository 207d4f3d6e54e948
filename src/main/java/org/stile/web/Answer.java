package org.stile.web;

import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Answers that pages give to a posted form. */
public final class Answer {

    private static final int SECONDS_TO_FOLLOW = 60;

    private Answer() {}

    /** Go and see (303): what a successful post answers. */
    public static Response seeOther(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    /** Go and see (303), with a notice of what was done on the page that comes. */
    public static Response seeOther(String path, String notice) {
        NewCookie flash = new NewCookie.Builder(Page.FLASH)
                .value(URLEncoder.encode(notice, StandardCharsets.UTF_8))
                .path("/")
                .maxAge(SECONDS_TO_FOLLOW)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
        return Response.seeOther(URI.create(path)).cookie(flash).build();
    }

    /** It is there now (301), for good: what an address answers that was another's before. */
    public static Response moved(String path) {
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .location(URI.create(path))
                .build();
    }

    /** The page again, with what is wrong (400) or has changed meanwhile (409). */
    public static Response rejected(int status, Object page) {
        return Response.status(status)
                .entity(page)
                .type("text/html;charset=UTF-8")
                .build();
    }

    /** A page. */
    public static Response page(Object page) {
        return Response.ok(page).type("text/html;charset=UTF-8").build();
    }
}
