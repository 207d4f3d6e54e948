package org.stile.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.ext.Provider;

/** Shows a notice once: the page that shows it takes its cookie away. Pages are nobody else's to keep. */
@Provider
public class FlashFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MediaType type = response.getMediaType();
        boolean page = type != null && type.isCompatible(MediaType.TEXT_HTML_TYPE);
        if (page && request.getCookies().containsKey(Page.FLASH)) {
            response.getHeaders()
                    .add(
                            "Set-Cookie",
                            new NewCookie.Builder(Page.FLASH)
                                    .value("")
                                    .path("/")
                                    .maxAge(0)
                                    .build());
        }
        if (!response.getHeaders().containsKey("Cache-Control")) {
            response.getHeaders().putSingle("Cache-Control", "no-store");
        }
    }
}
