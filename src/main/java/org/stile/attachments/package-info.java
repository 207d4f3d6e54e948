/**
 * Files that go with a lesson for others to borrow: what may be added, cleaned of who made it, searched for viruses and
 * patients, kept in the database, and given out. Way in: {@link org.stile.attachments.Attachments}. It knows a lesson by
 * its number alone and asks {@link org.stile.attachments.LessonAccess}, which lessons implement, who may read or change
 * it.
 *
 * <p>Level 4: may use base, changes, audit, web, trusts, topics, guard and people.
 */
package org.stile.attachments;
