/**
 * Trusts, regions and suppliers: reference data that ships as files, and mergers that curators enter here. Way in:
 * {@link org.stile.trusts.Trusts} to read, {@link org.stile.trusts.Mergers} to change. Level 2: uses base, audit and
 * web.
 */
package org.stile.trusts;
