package org.stile.lessons;

/** What can be done with a lesson, besides reading it. Who may is {@link LessonPolicy}'s to say. */
public enum Action {
    EDIT,
    SUBMIT,
    PUBLISH,
    RETURN,
    WITHDRAW,
    RESTORE
}
