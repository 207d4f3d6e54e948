package org.stile.people;

import java.time.Duration;

/** Why a one-time link was made. */
enum LinkPurpose {
    /** Two weeks: somebody may be on leave when it arrives. */
    INVITATION("invitation", Duration.ofDays(14)),
    /** Two days: whoever asked for it is waiting. */
    RESET("reset", Duration.ofDays(2));

    private final String value;
    private final Duration lasts;

    LinkPurpose(String value, Duration lasts) {
        this.value = value;
        this.lasts = lasts;
    }

    String value() {
        return value;
    }

    Duration lasts() {
        return lasts;
    }
}
