/**
 * Meaning as well as words: a small sentence model that runs inside the portal, without a network. Turns texts into
 * vectors whose cosine tells how alike they are. Knows nothing of lessons or of an index.
 */
package org.stile.search.meaning;
