package org.stile.people;

/** The password somebody has and the one they want. */
public record PasswordChange(String current, String wanted) {

    /** Nothing of either: records end up in logs. */
    @Override
    public String toString() {
        return "PasswordChange";
    }
}
