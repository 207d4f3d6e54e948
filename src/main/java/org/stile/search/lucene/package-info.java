/**
 * The engine inside every node: {@link org.stile.search.SearchIndex} on Lucene. A generation is one index in one folder;
 * a snapshot is one generation as searches see it at one moment; {@code LuceneIndex} is the door. Uses search and what
 * search may use; nothing but CDI uses it.
 */
package org.stile.search.lucene;
