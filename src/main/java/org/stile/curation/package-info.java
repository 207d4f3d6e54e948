/**
 * What the national team picks out for everybody. Featured lessons on the home page: way in
 * {@link org.stile.curation.Featuring}. Toolkits, the guidance of a programme stage by stage: way in
 * {@link org.stile.curation.Toolkits}, and {@link org.stile.curation.ToolkitCopies} for the copies that trusts keep for
 * themselves. Level 8: uses search, lessons, attachments, people, topics, trusts, guard, audit, web, base.
 */
package org.stile.curation;
