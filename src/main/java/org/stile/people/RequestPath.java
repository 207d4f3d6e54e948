package org.stile.people;

import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What the address of a request decides: API or page, and where to go after signing in. */
final class RequestPath {

    // Longer addresses are searches that can be typed again; the cookie-less redirect should stay short.
    private static final int LONGEST_NEXT = 2_000;

    private RequestPath() {}

    /** Whether the first segment is {@code api}, however it is written. */
    static boolean isApi(RoutingContext request) {
        String path = request.normalizedPath();
        int end = 1;
        // A matrix parameter is not part of the segment's name for the resources, so it must not be here.
        while (end < path.length() && path.charAt(end) != '/' && path.charAt(end) != ';') {
            end++;
        }
        return path.startsWith("/") && path.substring(1, end).equals("api");
    }

    /** The sign-in page that comes back to where the request wanted to go. */
    static String signIn(RoutingContext request) {
        String next = local(request.request().uri());
        return next.equals("/") ? "/sign-in" : "/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    /**
     * An address on this portal, or {@code /} for everything else: a link to the sign-in page must not be able to send
     * people anywhere. Browsers read a backslash as a slash and drop tabs and line ends, hence the second test.
     */
    static String local(String next) {
        boolean path = next != null && next.startsWith("/") && !next.startsWith("//") && next.length() <= LONGEST_NEXT;
        return path && next.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\') && parses(next) ? next : "/";
    }

    private static boolean parses(String next) {
        try {
            URI uri = URI.create(next);
            return uri.getScheme() == null && uri.getRawAuthority() == null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
