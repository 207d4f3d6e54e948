/**
 * Next steps: when a trust enters a stage of a programme, and before it goes live, the lessons that matter then. Way in:
 * {@link org.stile.packs.Packs}. Level 8: uses search, uptake, lessons, programmes and below.
 */
package org.stile.packs;
