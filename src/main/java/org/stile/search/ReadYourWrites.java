package org.stile.search;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.stile.changes.Changes;

/** What a person has just changed is found by the time their next page renders: the answer waits for the index. */
@Provider
public class ReadYourWrites implements ContainerResponseFilter {

    // Usually some milliseconds; a node that is far behind serves what it has.
    private static final Duration AT_MOST = Duration.ofSeconds(2);

    private final Changes.AppendedHere appended;
    private final SearchIndex index;

    ReadYourWrites(Changes.AppendedHere appended, SearchIndex index) {
        this.appended = appended;
        this.index = index;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!reads && appended.position() > 0) {
            index.awaitCursor(appended.position(), AT_MOST);
        }
    }
}
