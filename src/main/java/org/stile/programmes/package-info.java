/**
 * National changes: their stages, regions, solutions, and each trust's deployment. Way in:
 * {@link org.stile.programmes.Programmes} to read, {@link org.stile.programmes.ProgrammeDesk} and
 * {@link org.stile.programmes.Deployments} to change. Level 4: uses people and below.
 */
package org.stile.programmes;
