package org.stile.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;

/**
 * How much a request may send: 10 MiB, except to imports, which are of any size. Quarkus knows one limit for all routes,
 * so its own is lifted ({@code quarkus.http.limits.max-body-size} in application.properties) and this one stands in.
 */
@ApplicationScoped
class BodyLimit {

    /** Ten of the longest lessons, and every form with room to spare. */
    static final long MOST_BYTES = 10L * 1024 * 1024;

    // A folder of telephone photographs, chosen by mistake.
    private static final long MOST_THROWN_AWAY = 20 * MOST_BYTES;

    private static final Set<String> UNLIMITED = Set.of("/api/imports", "/desk/imports");
    // After Quarkus' own handler of the limit (order -2), which would put its limit over ours.
    private static final int PRIORITY = 1;

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.method() == HttpMethod.POST && UNLIMITED.contains(context.normalizedPath())) {
            goOn(context);
        } else if (contentLength(request) > MOST_BYTES && isForm(request) && !isApi(context)) {
            refuseForm(context);
        } else if (contentLength(request) > MOST_BYTES) {
            refuse(context, 413, "too-large", "At most 10 MB can be sent at once.");
        } else if (contentLength(request) < 0 && isForm(request)) {
            // forms are not read through VertxInputStream, which knows the limit; browsers always say the length
            refuse(context, 411, "length-required", "A form must say its length.");
        } else {
            context.put(VertxInputStream.MAX_REQUEST_SIZE_KEY, MOST_BYTES);
            context.next();
        }
    }

    /** The answer to an import begins before its body is read: "100 Continue" would come after it, and too late. */
    private static void goOn(RoutingContext context) {
        context.remove(VertxInputStream.MAX_REQUEST_SIZE_KEY);
        HttpServerRequest request = context.request();
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.headers().remove(HttpHeaders.EXPECT);
            context.response().writeContinue();
        }
        context.next();
    }

    /**
     * A browser shows a page only when all that it sends has been taken, so that is taken and thrown away, within bounds;
     * {@link TooLargeFilter} answers.
     */
    private static void refuseForm(RoutingContext context) {
        context.put(TooLargeFilter.TOO_LARGE, true);
        HttpServerRequest request = context.request();
        if (contentLength(request) > MOST_THROWN_AWAY) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            context.next();
            return;
        }
        request.handler(piece -> {});
        request.endHandler(end -> context.next());
        request.resume();
    }

    private static long contentLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private static boolean isForm(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
        return lower.startsWith("multipart/") || lower.startsWith("application/x-www-form-urlencoded");
    }

    private static boolean isApi(RoutingContext context) {
        return context.normalizedPath().startsWith("/api/");
    }

    private static void refuse(RoutingContext context, int status, String code, String message) {
        boolean api = isApi(context);
        context.response()
                .setStatusCode(status)
                // what is still coming is not read
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .putHeader("Content-Type", api ? "application/problem+json" : "text/plain;charset=UTF-8")
                .end(
                        api
                                ? "{\"type\":\"about:blank\",\"title\":\"Refused\",\"status\":%d,\"code\":\"%s\",\"detail\":\"%s\"}"
                                        .formatted(status, code, message)
                                : message);
    }
}
