package org.stile.topics;

import java.time.Instant;

/**
 * A topic as it was saved once.
 *
 * @param note why it was changed
 * @param by account of who saved it; 0 for what shipped
 */
public record TopicVersion(long version, Topic topic, String note, long by, Instant at) {}
