package org.stile.trusts;

/**
 * A region: of NHS England today, or a cluster of the 2005 programme.
 *
 * @param kind {@code nhs-england} or {@code cluster-2005}
 * @param note what to know about it, or empty
 */
public record Region(String code, String name, String kind, String note) {

    public static final String TODAY = "nhs-england";
    public static final String CLUSTER_2005 = "cluster-2005";
}
