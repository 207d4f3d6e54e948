package org.stile.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * What logs say of an address. Anybody can put anything into one, a patient's number too, so that words, a lesson's
 * reference and one small number stay and everything else is left out: "/lessons/L-42/edit", "/desk/imports/7", but
 * "/no-such/…".
 */
@ApplicationScoped
public class LoggedPath {

    /** Under which the access log finds it. */
    private static final String KEY = "stile-path";

    /** The same for the method, which can be any word as well. */
    private static final String METHOD = "stile-method";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");

    // before anything that could refuse a request
    private static final int FIRST = 1_000;
    private static final int MOST_SEGMENTS = 8;

    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z.-]{0,39}");
    private static final Pattern REFERENCE = Pattern.compile("L-[0-9]{1,7}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    context.put(KEY, of(context.normalizedPath()));
                    String method = context.request().method().name();
                    context.put(METHOD, METHODS.contains(method) ? method : "…");
                    context.next();
                },
                FIRST);
    }

    static String of(RoutingContext context) {
        return of(context.normalizedPath());
    }

    static String of(String path) {
        StringJoiner logged = new StringJoiner("/", "/", "");
        boolean numbered = false;
        int segments = 0;
        for (String segment : path.substring(path.startsWith("/") ? 1 : 0).split("/", -1)) {
            // a date of birth has three numbers
            boolean number = !numbered && NUMBER.matcher(segment).matches();
            numbered |= number;
            boolean said = number
                    || segment.isEmpty()
                    || WORD.matcher(segment).matches()
                    || REFERENCE.matcher(segment).matches();
            logged.add(said ? segment : "…");
            if (++segments == MOST_SEGMENTS) {
                break;
            }
        }
        return logged.toString();
    }
}
