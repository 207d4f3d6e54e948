package org.stile.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * The way back to the desk: its links carry {@code back=desk}. A form that is posted from such a page goes on to an
 * address that carries it too, so that it outlives what is done there. Who sends no referrer has the breadcrumbs.
 */
@Provider
public class WayBack implements ContainerResponseFilter {

    private static final String MARK = "back=desk";
    private static final Pattern MARKED = Pattern.compile("[?&]" + MARK + "(?=[&#]|$)");
    private static final int SEE_OTHER = 303;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        Object location = response.getHeaders().getFirst(HttpHeaders.LOCATION);
        if (response.getStatus() == SEE_OTHER
                && location != null
                && marked(request.getHeaderString("Referer"))
                && !URI.create(location.toString()).getPath().equals("/desk")) {
            response.getHeaders().putSingle(HttpHeaders.LOCATION, URI.create(mark(location.toString())));
        }
    }

    /** Whether a page at this address, or a form that was posted from there, belongs to work begun at the desk. */
    static boolean toDesk(String address, String referrer) {
        return marked(address) || !address.contains("?") && marked(referrer);
    }

    private static boolean marked(String address) {
        return address != null && MARKED.matcher(address).find();
    }

    private static String mark(String address) {
        if (marked(address)) {
            return address;
        }
        int hash = address.indexOf('#');
        String path = hash < 0 ? address : address.substring(0, hash);
        return path + (path.contains("?") ? "&" : "?") + MARK + (hash < 0 ? "" : address.substring(hash));
    }
}
