/**
 * The change log: what has changed, in commit order, for every node's index to follow. Way in:
 * {@link org.stile.changes.Changes}. Level 1: uses base only.
 */
package org.stile.changes;
