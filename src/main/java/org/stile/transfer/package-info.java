/**
 * Lessons in bulk: import from NDJSON, export to NDJSON, and the curators' pages about imports. Way in:
 * {@link org.stile.transfer.Importer}. Level 8: uses search (its port), lessons, guard, web, base.
 */
package org.stile.transfer;
