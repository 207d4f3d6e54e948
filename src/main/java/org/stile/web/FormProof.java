package org.stile.web;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Looks for the proof that a form comes from one of our own pages just before {@code quarkus-rest-csrf} does, which
 * answers without a word when there is none. Nearly always a page was left open for longer than its proof holds: then
 * everything typed comes back with a new proof, to be sent again. What other sites send is never given back: a page
 * that looks like ours and holds their words would be one click from doing what they want.
 */
public class FormProof {

    static final String COOKIE = "csrf-token";
    static final String HEADER = "X-CSRF-TOKEN";

    /** The hidden field of every form. */
    static final String FIELD = "csrf-token";

    // Under this key quarkus-rest-csrf keeps the proof that the page being made writes into its forms.
    private static final String OF_THIS_PAGE = "csrf_token";

    private static final int BYTES = 16;

    // As quarkus.rest-csrf.cookie-max-age in application.properties.
    private static final Duration HOLDS = Duration.ofHours(12);

    // Before that of quarkus-rest-csrf, which has the usual 5,000: filters that read the form run backwards, the
    // highest number first (RuntimeResourceDeployment puts them behind the reading from the last to the first).
    private static final int PRIORITY = 6_000;

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A form without proof; {@code form} is null when it is not given back. */
    static final class Missing extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient FormExpired form;

        Missing(FormExpired form) {
            super("A form without proof", null, false, false);
            this.form = form;
        }
    }

    @ServerRequestFilter(priority = PRIORITY)
    @WithFormRead
    public void check(ResteasyReactiveContainerRequestContext request, RoutingContext context) {
        if (!isForm(context.request()) || request.getHeaderString(HEADER) != null) {
            return;
        }
        FormData form = ((ResteasyReactiveRequestContext) request.getServerRequestContext()).getFormData();
        FormValue given = form == null ? null : form.getFirst(FIELD);
        String proof = cookie(context.request());
        if (given == null || given.isFileItem() || proof.isEmpty() || !proof.equals(given.getValue())) {
            throw new Missing(fromOurPage(context.request()) && form != null ? givenBack(form) : null);
        }
    }

    @ServerExceptionMapper
    public Response missing(Missing e, RoutingContext context) {
        String held = cookie(context.request());
        String proof = held.isEmpty() ? fresh() : held;
        context.put(OF_THIS_PAGE, proof);
        Object page = e.form == null
                ? new ErrorPage(
                        "That form could not be taken",
                        List.of(
                                "Nothing was stored. The page may have been open for too long, or your browser keeps no"
                                        + " cookies, or the form was not one of this site.",
                                "Go back, load the page again and send it once more."),
                        null,
                        "")
                : e.form;
        return Response.status(Response.Status.BAD_REQUEST)
                .type("text/html;charset=UTF-8")
                .cookie(new NewCookie.Builder(COOKIE)
                        .value(proof)
                        .path("/")
                        .maxAge((int) HOLDS.toSeconds())
                        .httpOnly(true)
                        .secure(context.request().isSSL())
                        .build())
                .entity(page)
                .build();
    }

    /** What was typed; null for a form with a password, which no page repeats. */
    private static FormExpired givenBack(FormData form) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        List<String> files = new ArrayList<>();
        for (String name : form) {
            for (FormValue value : form.get(name)) {
                if (value.isFileItem()) {
                    files.add(name);
                } else if (!name.equals(FIELD)) {
                    fields.computeIfAbsent(name, any -> new ArrayList<>()).add(value.getValue());
                }
            }
        }
        return fields.keySet().stream().anyMatch(name -> name.contains("password"))
                ? null
                : new FormExpired(fields, files);
    }

    /** Browsers say from where a form is sent, and no page can make them say something else. */
    private static boolean fromOurPage(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site == null
                ? (request.scheme() + "://" + request.authority()).equals(request.getHeader("Origin"))
                : site.equals("same-origin");
    }

    /** The proof that the browser holds; empty when it holds none that can be one. */
    private static String cookie(HttpServerRequest request) {
        Cookie cookie = request.getCookie(COOKIE);
        try {
            return cookie != null && Base64.getUrlDecoder().decode(cookie.getValue()).length == BYTES
                    ? cookie.getValue()
                    : "";
        } catch (IllegalArgumentException notOurs) {
            return "";
        }
    }

    /** A proof that nobody has yet. */
    static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether a request sends what an HTML form can send. */
    static boolean isForm(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        String lower = type == null ? "" : type.toLowerCase(Locale.ROOT);
        return request.method().name().equals("POST")
                && (lower.startsWith("multipart/form-data") || lower.startsWith("application/x-www-form-urlencoded"));
    }
}
