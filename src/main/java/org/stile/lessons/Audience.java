package org.stile.lessons;

import org.stile.base.Token;

/** Who a lesson is for. */
public enum Audience implements Token {
    CLINICIAN("clinician", "Clinicians"),
    RADIOLOGY("radiology", "Radiographers and PACS managers"),
    IT("it", "IT"),
    PROGRAMME("programme", "Programme teams"),
    FINANCE("finance", "Finance"),
    EXECUTIVE("executive", "Executives and boards"),
    INFORMATION_GOVERNANCE("information-governance", "Information governance"),
    SUPPLIER("supplier", "Suppliers");

    private final String value;
    private final String label;

    Audience(String value, String label) {
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
