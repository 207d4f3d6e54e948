package org.stile.people;

import java.time.Duration;
import java.time.Instant;

/**
 * What the cookie says: who signed in, in which epoch of the account, when, and until when it counts.
 *
 * @param signedInAt kept when the session is prolonged
 */
record Session(long accountId, int epoch, Instant signedInAt, Instant expiresAt) {

    /** A working day and a bit: a person who is at work need not sign in twice. */
    static final Duration IDLE = Duration.ofHours(12);

    /** However busy it is, a session ends once a month: a stolen cookie must not live for ever. */
    static final Duration LONGEST = Duration.ofDays(30);

    // Prolonged at most so often: otherwise every answer would carry a cookie.
    private static final Duration PROLONGED_EVERY = Duration.ofMinutes(15);

    static Session begin(Account account, Instant now) {
        return new Session(account.id(), account.epoch(), now, now.plus(IDLE));
    }

    boolean expired(Instant now) {
        return !now.isBefore(expiresAt) || !now.isBefore(signedInAt.plus(LONGEST));
    }

    boolean worthProlonging(Instant now) {
        return expiresAt.isBefore(now.plus(IDLE).minus(PROLONGED_EVERY));
    }

    Session prolonged(Instant now) {
        return new Session(accountId, epoch, signedInAt, now.plus(IDLE));
    }

    /** Whether the account is still as the session found it. */
    boolean fits(Account account) {
        return account.epoch() == epoch;
    }
}
