package org.stile.lessons;

import java.time.Instant;

/**
 * What somebody wrote in one box, word for word.
 *
 * @param proposedAt when what was made of it was last sent to its author to approve; null: not yet
 */
public record Observation(String text, Instant madeAt, Instant proposedAt) {}
