package org.stile.search;

/**
 * What an index was made from. One with another stamp is of no use.
 *
 * @param installation of the database
 * @param names version of the names that were indexed
 */
public record IndexStamp(String installation, String names) {}
