/**
 * Mail that the portal sends, when it is told a mail server. Way in: {@link org.stile.mail.Mails}, from a task of
 * {@code org.stile.changes}, never within a request. Level 1: uses base only.
 */
package org.stile.mail;
