package org.stile.web;

import org.stile.base.Token;

/** What a person may do beyond reading, asking and posting. One person may hold several. */
public enum Role implements Token {
    TRUST_LEAD("trust-lead", "Trust lead"),
    CURATOR("curator", "Curator"),
    ADMIN("admin", "Admin");

    /** The name of {@link #CURATOR} in annotations. */
    public static final String CURATORS = "curator";

    /** The name of {@link #ADMIN} in annotations. */
    public static final String ADMINS = "admin";

    /** The name of {@link #TRUST_LEAD} in annotations. */
    public static final String TRUST_LEADS = "trust-lead";

    private final String value;
    private final String label;

    Role(String value, String label) {
        this.value = value;
        this.label = label;
    }

    @Override
    public String value() {
        return value;
    }

    @Override
    public String label() {
        return label;
    }
}
