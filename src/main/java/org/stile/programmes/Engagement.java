package org.stile.programmes;

import java.time.LocalDate;

/**
 * People of one kind of work whom a trust has reached for its deployment.
 *
 * @param stage key of the stage it was for
 * @param audience the kind of work, in the words that say who a lesson is for
 * @param what a meeting, a visit, a letter; 1 to 200 characters
 */
public record Engagement(long id, String stage, String audience, LocalDate on, String what) {}
