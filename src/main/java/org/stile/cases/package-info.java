/**
 * What programmes cost: the register of business cases, and trusts' financial plans. Ways in:
 * {@link org.stile.cases.Cases} and {@link org.stile.cases.Plans}. Level 8: uses lessons, programmes, trusts, guard,
 * audit, web, base.
 */
package org.stile.cases;
