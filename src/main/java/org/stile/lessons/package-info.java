/**
 * Lessons: write, review, publish, revise, report. Way in: {@link org.stile.lessons.Lessons}. Level 5: uses people,
 * guard, topics, trusts, changes, audit, web, base.
 */
package org.stile.lessons;
