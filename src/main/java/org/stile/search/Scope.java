package org.stile.search;

import org.stile.web.Viewer;

/** How much of the index a viewer may know of. */
public enum Scope {
    /** Public lessons, each with as much of its source as its attribution allows. */
    ANONYMOUS,
    /** Also lessons for members. */
    MEMBER,
    /** Also the trusts, organisations and names that attributions hide. */
    CURATOR;

    public static Scope of(Viewer viewer) {
        if (viewer.curator()) {
            return CURATOR;
        }
        return viewer.signedIn() ? MEMBER : ANONYMOUS;
    }

    public boolean seesMembersLessons() {
        return this != ANONYMOUS;
    }

    public boolean seesHiddenSources() {
        return this == CURATOR;
    }
}
