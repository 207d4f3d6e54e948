package org.stile.polls;

import java.util.List;

/**
 * What a curator decides about a poll.
 *
 * @param programme slug, or empty
 * @param choices the most confident first
 * @param search what to search for besides the linked lessons, or empty
 */
public record PollTerms(String question, String programme, List<Choice> choices, String search) {}
