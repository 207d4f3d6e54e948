package org.stile.transfer;

import java.time.Duration;

/**
 * What came of an import.
 *
 * @param run the number of its row
 * @param failure why the reading stopped before the end, or empty; what was read before stands
 */
public record ImportResult(long run, ImportCounts counts, Duration took, String failure) {}
