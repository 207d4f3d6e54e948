/**
 * Opens files of strangers: finds out what they are, takes out who made them, refuses what is dangerous, and reads their
 * text. {@link org.stile.attachments.cleaning.CleaningProcess} does it in a process of its own with little memory and
 * little time, where a hostile file can harm nothing but itself; {@link org.stile.attachments.cleaning.Magic} looks at
 * the first bytes before that. Knows nothing of Stile but {@link org.stile.base.Token}.
 */
package org.stile.attachments.cleaning;
