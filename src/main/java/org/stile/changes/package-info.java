/**
 * What follows from a change. The change log: what has changed, in commit order, for every node's index to follow; way
 * in: {@link org.stile.changes.Changes}. The task queue: what one node must do once; way in:
 * {@link org.stile.changes.Tasks}, and {@link org.stile.changes.TaskHandler} for who does it. Level 1: uses base, audit
 * and the web's viewer only.
 */
package org.stile.changes;
