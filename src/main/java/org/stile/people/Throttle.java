package org.stile.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import org.stile.base.Problem;

/**
 * Holds guessing of passwords down: failures are counted by account and by the client's address, in the memory of this
 * node (n nodes behind one address allow at most n times as many). An attempt takes its place before the password is
 * checked and gives it back when it was right, so that many at the same moment cannot slip through. Thread-safe.
 */
@Singleton
class Throttle {

    static final int PER_ACCOUNT = 10;
    static final int PER_ADDRESS = 50;
    static final Duration WINDOW = Duration.ofMinutes(15);

    // Bounded, so that attempts under invented names cannot fill the memory: some 10 MB when full.
    private static final int MOST_KEYS = 50_000;

    private final Cache<String, Bucket> accounts = keys();
    private final Cache<String, Bucket> addresses = keys();
    private final TimeMeter time;

    Throttle(InstantSource clock) {
        this.time = new Time(clock);
    }

    /**
     * One attempt to give the password of an account, whether that account exists or not.
     *
     * @throws Problem.TooMany after too many failures, whatever the password
     */
    Attempt attempt(String email, String address) {
        Bucket account = bucket(accounts, key(email), PER_ACCOUNT);
        Bucket client = bucket(addresses, ClientAddress.network(address), PER_ADDRESS);
        take(account);
        try {
            take(client);
        } catch (Problem.TooMany e) {
            account.addTokens(1);
            throw e;
        }
        return new Attempt(account, client);
    }

    // What is longer than an address can be has no account: its beginning will do, and memory stays bounded.
    private static String key(String email) {
        return email.substring(0, Math.min(email.length(), Typed.LONGEST_EMAIL)).toLowerCase(Locale.ROOT);
    }

    private static void take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1);
            throw new Problem.TooMany(
                    "Too many attempts with a wrong password. Try again in " + minutes(wait) + ".", wait.toSeconds());
        }
    }

    private static String minutes(Duration wait) {
        long minutes = wait.plusSeconds(59).toMinutes();
        return minutes == 1 ? "a minute" : minutes + " minutes";
    }

    private Bucket bucket(Cache<String, Bucket> buckets, String key, int failures) {
        return buckets.get(
                key,
                k -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(limit -> limit.capacity(failures).refillGreedy(failures, WINDOW))
                        .build());
    }

    private static Cache<String, Bucket> keys() {
        return Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterAccess(WINDOW)
                .build();
    }

    /** An attempt counts as a failure until it is said to have succeeded. */
    record Attempt(Bucket account, Bucket address) {

        /** Gives back this attempt's place; earlier failures still count. */
        void succeeded() {
            account.addTokens(1);
            address.addTokens(1);
        }
    }

    private record Time(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
