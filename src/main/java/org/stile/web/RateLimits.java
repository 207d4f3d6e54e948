package org.stile.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * So many requests a minute from one address, or with one API token. Counted by each node for itself, in memory: a flood
 * is slowed, not billed. Files of our own origin and the operator's pages under {@code /q/} are not counted.
 */
@ApplicationScoped
public class RateLimits {

    // Beyond so many addresses at once the least used are forgotten: memory stays bounded under a flood.
    private static final int MOST_KEPT = 100_000;

    // Suggestions are asked for at every pause in typing, and a whole hospital may stand behind one address: they have
    // an allowance of their own, so that typing never uses up the pages.
    private static final int TYPING = 5;

    private final int perAddress;
    private final int perToken;
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterAccess(Duration.ofMinutes(2))
            .build();
    private final Cache<String, Boolean> knownTokens = Caffeine.newBuilder()
            .maximumSize(MOST_KEPT)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    RateLimits(
            @ConfigProperty(name = "stile.rate.address", defaultValue = "600") int perAddress,
            @ConfigProperty(name = "stile.rate.token", defaultValue = "6000") int perToken) {
        this.perAddress = perAddress;
        this.perToken = perToken;
    }

    /** Says that this bearer token is good: from now on its requests count by token and no longer by address. */
    public void known(String token) {
        knownTokens.put(digest(token), true);
    }

    void register(@Observes Filters filters) {
        if (perAddress > 0) {
            // before everything that costs: sign-in, parsing, the database
            filters.register(this::check, 300);
        }
    }

    private void check(RoutingContext context) {
        String path = context.normalizedPath();
        if (path.startsWith("/assets/") || path.startsWith("/q/")) {
            context.next();
            return;
        }
        ConsumptionProbe probe = bucket(context).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            context.next();
        } else {
            refuse(context, Math.max(1, TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1));
        }
    }

    private Bucket bucket(RoutingContext context) {
        String authorization = context.request().getHeader("Authorization");
        if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            String token = digest(authorization.substring(7).strip());
            // a token that nobody knows must not open a bucket of its own
            if (knownTokens.getIfPresent(token) != null) {
                return buckets.get("token " + token, key -> bucketOf(perToken));
            }
        }
        String address = context.request().remoteAddress().hostAddress();
        return context.normalizedPath().equals("/api/suggest")
                ? buckets.get("typing " + address, key -> bucketOf(perAddress * TYPING))
                : buckets.get(address, key -> bucketOf(perAddress));
    }

    private static Bucket bucketOf(int perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }

    private static void refuse(RoutingContext context, long seconds) {
        boolean api = context.normalizedPath().startsWith("/api/");
        String message = "Too many requests. Try again in %d seconds.".formatted(seconds);
        context.response()
                .setStatusCode(429)
                .putHeader("Retry-After", Long.toString(seconds))
                .putHeader("Content-Type", api ? "application/problem+json" : "text/plain;charset=UTF-8")
                .end(
                        api
                                ? "{\"type\":\"about:blank\",\"title\":\"Too Many Requests\",\"status\":429,\"code\":\"too-many\",\"detail\":\"%s\"}"
                                        .formatted(message)
                                : message);
    }

    private static String digest(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
