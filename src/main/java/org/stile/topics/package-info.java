/**
 * Topics: the controlled subject terms, with descriptions, acronyms and synonyms. Way in:
 * {@link org.stile.topics.Topics}. Level 2: uses base and web.
 */
package org.stile.topics;
