package org.stile.people;

/** The part of a client's address that one client cannot change at will. */
final class ClientAddress {

    // An IPv6 customer is given at least a /64: four groups of sixteen bits.
    private static final int GROUPS = 4;

    private ClientAddress() {}

    /** An IPv4 address whole; of an IPv6 address its first 64 bits. */
    static String network(String address) {
        if (!address.contains(":") || address.contains(".")) {
            return address;
        }
        String[] groups = expanded(address).split(":");
        return String.join(":", java.util.Arrays.copyOf(groups, Math.min(GROUPS, groups.length)));
    }

    // "2001:db8::1" leaves out groups of zeros; only those before the fifth group matter here.
    private static String expanded(String address) {
        int gap = address.indexOf("::");
        return gap < 0 ? address : address.substring(0, gap) + ":0:0:0:0";
    }
}
