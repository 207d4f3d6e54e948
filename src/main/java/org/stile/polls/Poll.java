package org.stile.polls;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A question that is asked in rounds.
 *
 * @param slug its address, never changed
 * @param programme slug of the programme it belongs to, or empty
 * @param choices its options, the most confident first; 2 to 6
 * @param search what to search for besides the linked lessons, or empty
 * @param version raised by every change on the desk
 * @param edited whether a curator has changed it: what ships leaves it alone from then on
 */
public record Poll(
        long id,
        String slug,
        String question,
        String programme,
        List<Choice> choices,
        String search,
        long version,
        boolean edited) {

    /** What its options are called, in order. */
    public List<String> labels() {
        return choices.stream().map(Choice::label).toList();
    }

    /** Where to search for more that would raise confidence; empty when the poll does not say. */
    public String searchHref() {
        return search.isEmpty() ? "" : "/lessons?q=" + URLEncoder.encode(search, StandardCharsets.UTF_8);
    }
}
