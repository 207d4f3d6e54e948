package org.stile.trusts;

/**
 * A supplier's part in a cluster of the 2005 programme.
 *
 * @param role such as "Local Service Provider"
 * @param cluster code of the cluster, or empty
 * @param from as the source gives it, or empty
 * @param to as the source gives it, or empty
 * @param source address of the source
 */
public record Supplier(String name, String role, String cluster, String from, String to, String note, String source) {}
