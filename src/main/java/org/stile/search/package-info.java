/**
 * Search: the port {@link org.stile.search.SearchIndex}, the query language, the follower that keeps this node's index
 * in step with the change log, suggestions, related lessons, the search page and its API. No engine's types are seen
 * here; the engine is in {@code search.lucene}. Way in: {@link org.stile.search.SearchIndex} and
 * {@link org.stile.search.LessonQuery}. What curators teach it is behind {@link org.stile.search.CuratedWords}. Level 7:
 * uses lessons and everything below.
 */
package org.stile.search;
