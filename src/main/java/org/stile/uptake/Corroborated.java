package org.stile.uptake;

import java.time.Instant;
import org.stile.lessons.LessonRef;

/** That something like a lesson happened at a trust too, as it is kept. */
record Corroborated(LessonRef lesson, String trust, String line, long accountId, Instant at) implements LedgerLine {}
