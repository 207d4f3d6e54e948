/**
 * Topics: the controlled subject terms, with descriptions, acronyms and synonyms. Way in:
 * {@link org.stile.topics.Topics}. Level 2: uses base, audit and web. Whoever
 * saves one looks for identifiers in it first, and logs the change.
 */
package org.stile.topics;
