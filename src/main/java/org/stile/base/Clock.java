package org.stile.base;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/** Time, as a bean: code asks an injected {@link InstantSource}, never the system. */
public final class Clock {

    /** Dates on pages and in rules are dates in the United Kingdom. */
    public static final ZoneId UK = ZoneId.of("Europe/London");

    private Clock() {}

    /** The day it is in the United Kingdom. */
    public static LocalDate today(InstantSource clock) {
        return date(clock.instant());
    }

    /** The day an instant falls on in the United Kingdom. */
    public static LocalDate date(Instant instant) {
        return instant.atZone(UK).toLocalDate();
    }

    /** Makes the system's clock the one that beans are given. */
    @ApplicationScoped
    static class Producer {
        @Produces
        @ApplicationScoped
        InstantSource clock() {
            return InstantSource.system();
        }
    }
}
