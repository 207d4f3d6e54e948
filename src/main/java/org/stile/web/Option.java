package org.stile.web;

/**
 * One choice of a select, of radio buttons or of checkboxes.
 *
 * @param value what the form sends
 * @param label what the person reads
 * @param hint a line under the label, or the empty text
 */
public record Option(String value, String label, String hint) {

    /** A choice without a hint. */
    public Option(String value, String label) {
        this(value, label, "");
    }
}
