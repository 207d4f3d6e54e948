package org.stile.web;

import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;

/** The viewer of the request being answered. Asks on worker threads only: finding out may read the database. */
@RequestScoped
public class CurrentViewer {

    private final CurrentIdentityAssociation identity;

    CurrentViewer(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    /** Never null; {@link Viewer#ANONYMOUS} when nobody is signed in. */
    public Viewer get() {
        // An address that leads nowhere is answered without a worker thread: its page greets nobody by name.
        SecurityIdentity known = BlockingOperationControl.isBlockingAllowed()
                ? identity.getIdentity()
                : identity.getDeferredIdentity().subscribeAsCompletionStage().getNow(null);
        Viewer viewer = known == null ? null : known.getAttribute(Viewer.ATTRIBUTE);
        return viewer == null ? Viewer.ANONYMOUS : viewer;
    }
}
