package org.stile.changes;

import java.time.Instant;

/**
 * A task that was given up, for admins to see.
 *
 * @param ref a number or a small key, never what a person typed
 * @param lastError classes of what went wrong, such as {@code IllegalStateException: ConnectException}
 */
public record Task(
        long id, String kind, String ref, int attempts, String lastError, Instant createdAt, Instant givenUpAt) {}
