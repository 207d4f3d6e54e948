/**
 * Polls: a question, the same options in every round, and rounds that are answered here or reported from a source.
 * Results show from five answers on and never let a smaller group be worked out. Ways in:
 * {@link org.stile.polls.Polls} to read and answer, {@link org.stile.polls.PollEdits} for curators and content. Level 8:
 * uses lessons, people, trusts, guard, audit, web, base.
 */
package org.stile.polls;
