package org.stile.people;

import java.time.Instant;

/**
 * A link that lets one person set a password, once. The token is known here and nowhere else: only its hash is stored.
 *
 * @param accountId whose it is
 * @param token the last part of the address
 */
public record OneTimeLink(long accountId, String token, Instant expiresAt) {

    /** Where the link leads, below the portal's address. */
    public String path() {
        return "/invite/" + token;
    }
}
