/**
 * Pages that join features (home, lesson, trust, topic, desk) and the loading of shipped content. Level 9: reads from
 * everything below, and nothing uses it.
 */
package org.stile.site;
