package org.stile.polls;

/**
 * How what the poll asks about turned out.
 *
 * @param region its name; empty means everywhere
 * @param met whether it came true
 */
public record Outcome(String region, boolean met, Round.Source source) {

    /** How pages call the region. */
    public String where() {
        return region.isEmpty() ? "Everywhere" : region;
    }
}
