/**
 * Trusts, regions and suppliers: reference data that ships as files. Way in: {@link org.stile.trusts.Trusts}. Level 2:
 * uses base and web.
 */
package org.stile.trusts;
