/**
 * What the national team picks out for everybody: featured lessons on the home page, and the desk where they are
 * planned. Way in: {@link org.stile.curation.Featuring}. Level 8: uses lessons, people, guard, audit, web, base.
 */
package org.stile.curation;
