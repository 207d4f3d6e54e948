package org.stile.polls;

import java.util.Optional;

/**
 * One option of a poll.
 *
 * @param label 1 to 100 characters
 * @param probability how likely whoever chooses it thinks it is, in per cent from 0 to 100; empty when the poll does not
 *     say, and then there is no Brier score
 */
public record Choice(String label, Optional<Integer> probability) {}
