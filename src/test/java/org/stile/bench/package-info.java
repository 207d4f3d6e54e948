/**
 * How fast Stile is, beside Lucene and PostgreSQL on the same lessons: {@code ./stile bench}. {@link
 * org.stile.bench.SpeedBench} is the way in and prints a report in Markdown. Nothing here passes or fails.
 */
package org.stile.bench;
