package org.stile.lessons;

/** What can be done with a lesson, besides reading it. Who may, and when, is in {@link Lifecycle}. */
public enum Action {
    EDIT("Edit, or propose a change"),
    SUBMIT("Submit for review"),
    ENDORSE("Endorse"),
    ASSIGN("Take on, or hand over"),
    PUBLISH("Publish"),
    RETURN("Return with comments"),
    DECLINE("Decline with a reason"),
    REOPEN("Open again"),
    WITHDRAW("Withdraw"),
    HIDE("Report that a patient is identified"),
    RESTORE("Put back");

    private final String label;

    Action(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
