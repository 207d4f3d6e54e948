package org.stile.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.persistence.OptimisticLockException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.stile.base.Problem;

/**
 * The one place where refusals and failures become answers: problem JSON (RFC 9457) under {@code /api/}, a page in plain
 * English elsewhere. A failure is logged once, with an id that the answer gives too.
 */
@Priority(1)
public class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * RFC 9457.
     *
     * @param errors what is wrong by key, or null
     * @param id by which the log knows a failure, or null
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProblemJson(
            String type, String title, int status, String detail, String code, Map<String, String> errors, String id) {}

    @ServerExceptionMapper
    public Response refused(Problem problem, RoutingContext context) {
        if (problem instanceof Problem.NotSignedIn) {
            return notSignedIn(context, problem.getMessage());
        }
        Response.ResponseBuilder answer = isApi(context)
                ? json(problem.status(), problem.code(), problem.getMessage(), errors(problem), null)
                : page(problem.status(), heading(problem.status()), List.of(problem.getMessage()), context);
        if (problem instanceof Problem.TooMany tooMany) {
            answer.header("Retry-After", tooMany.retryAfterSeconds());
        }
        if (problem instanceof Problem.Busy) {
            answer.header("Retry-After", 2);
        }
        return answer.build();
    }

    @ServerExceptionMapper
    public Response unauthorized(UnauthorizedException e, RoutingContext context) {
        return notSignedIn(context, "Sign in to do this.");
    }

    @ServerExceptionMapper
    public Response authenticationFailed(AuthenticationFailedException e, RoutingContext context) {
        return notSignedIn(context, "The token is not known, or has been revoked.");
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e, RoutingContext context) {
        if (isApi(context)) {
            return json(403, "forbidden", "Your account’s roles do not allow this.", null, null)
                    .build();
        }
        return page(
                        403,
                        "You cannot open this page",
                        List.of(
                                "It is for people with another role: curators of the national team, trust leads or"
                                        + " admins.",
                                "If you need it for your work, ask an admin of this site to give you the role."),
                        context)
                .build();
    }

    @ServerExceptionMapper({OptimisticLockException.class})
    public Response changedMeanwhile(OptimisticLockException e, RoutingContext context) {
        return refused(
                new Problem.Conflict(
                        "changed-meanwhile", "Somebody else changed this at the same moment. Go back and try again."),
                context);
    }

    @ServerExceptionMapper
    public Response http(WebApplicationException e, RoutingContext context) {
        int status = e.getResponse().getStatus();
        if (status < 400) {
            return e.getResponse();
        }
        if (status >= 500) {
            return failed(e, context);
        }
        return plain(status, context).build();
    }

    @ServerExceptionMapper
    public Response failed(Throwable e, RoutingContext context) {
        if (context.response().ended() || context.response().headWritten()) {
            return Response.status(500).build();
        }
        String id = id();
        LOG.errorf(e, "Request failed, id %s: %s %s", id, context.request().method(), LoggedPath.of(context));
        String detail = "Something went wrong on our side. Nothing that was saved before is lost.";
        if (isApi(context)) {
            return json(500, "failure", detail, null, id).build();
        }
        return Response.status(500)
                .entity(new ErrorPage(
                        "Sorry, something went wrong",
                        List.of(detail, "Go back and try again. What you typed is still in the page you came from."),
                        null,
                        id))
                .type("text/html;charset=UTF-8")
                .build();
    }

    private static Response.ResponseBuilder plain(int status, RoutingContext context) {
        String message = switch (status) {
            case 404 ->
                "The address may be mistyped, or the page has moved or never was. Search may find what you are"
                        + " looking for.";
            case 405 -> "This address does not take that kind of request.";
            case 406, 415 -> "This address does not speak that format.";
            case 413 -> "That is more than can be sent at once.";
            default -> "The request could not be understood. Go back, load the page again and try once more.";
        };
        return isApi(context)
                ? json(status, status == 404 ? "not-found" : "refused", message, null, null)
                : page(status, heading(status), List.of(message), context);
    }

    private static Response notSignedIn(RoutingContext context, String message) {
        if (isApi(context)) {
            return json(401, "not-signed-in", message, null, null)
                    .header("WWW-Authenticate", "Bearer")
                    .build();
        }
        HttpServerRequest request = context.request();
        String next = "GET".equals(request.method().name()) ? request.uri() : "/";
        return Response.seeOther(URI.create("/sign-in?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)))
                .build();
    }

    private static String heading(int status) {
        return switch (status) {
            case 400 -> "That did not work";
            case 403 -> "You cannot do this";
            case 404 -> "We cannot find that page";
            case 409 -> "That has changed meanwhile";
            case 410 -> "This has been withdrawn";
            case 413 -> "That is too large";
            case 429 -> "Too many attempts";
            case 503 -> "Busy just now";
            default -> "That did not work";
        };
    }

    private static Map<String, String> errors(Problem problem) {
        if (!(problem instanceof Problem.Invalid invalid) || invalid.fields().isEmpty()) {
            return null;
        }
        Map<String, String> errors = new LinkedHashMap<>();
        invalid.fields().forEach((field, message) -> errors.put(camelCase(field), message));
        return errors;
    }

    private static String camelCase(String kebab) {
        StringBuilder camel = new StringBuilder();
        for (String word : kebab.split("-")) {
            camel.append(
                    camel.isEmpty() || word.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }

    private static Response.ResponseBuilder json(
            int status, String code, String detail, Map<String, String> errors, String id) {
        String title = Response.Status.fromStatusCode(status) == null
                ? "Refused"
                : Response.Status.fromStatusCode(status).getReasonPhrase();
        return Response.status(status)
                .type("application/problem+json")
                .entity(new ProblemJson("about:blank", title, status, detail, code, errors, id));
    }

    private static Response.ResponseBuilder page(
            int status, String heading, List<String> paragraphs, RoutingContext context) {
        String search = status == 404 || status == 410 ? words(context.normalizedPath()) : null;
        return Response.status(status)
                .type("text/html;charset=UTF-8")
                .entity(new ErrorPage(heading, paragraphs, search, ""));
    }

    private static String words(String path) {
        String words = path.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        return words.substring(0, Math.min(words.length(), 100));
    }

    private static String id() {
        byte[] bytes = new byte[6];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static boolean isApi(RoutingContext context) {
        return context.normalizedPath().startsWith("/api/");
    }
}
