/**
 * The audit trail: who did what to which thing, append-only. Way in: {@link org.stile.audit.Audit}. Level 1: uses base
 * and the web's viewer only.
 */
package org.stile.audit;
