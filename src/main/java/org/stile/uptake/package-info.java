/**
 * Uptake: what trusts did with lessons, who has seen the same, the evidence grade that follows from it, and how often
 * lessons are read. Ways in: {@link org.stile.uptake.Uptakes} and {@link org.stile.uptake.Corroborations} to record,
 * {@link org.stile.uptake.Usage} to look, {@link org.stile.uptake.Reads} to count. Level 6: uses lessons and below.
 */
package org.stile.uptake;
