/**
 * Values that every package needs: refusals ({@link org.stile.base.Problem}), pages of lists, safe HTML, the clock.
 * Level 0: uses nothing of Stile.
 */
package org.stile.base;
