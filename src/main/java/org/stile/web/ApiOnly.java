package org.stile.web;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/** Leaves the pages out of the API's description: only what other programs may rely on is there. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiOnly implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI api) {
        List<String> pages = api.getPaths().getPathItems().keySet().stream()
                .filter(path -> !path.startsWith("/api/"))
                .toList();
        pages.forEach(api.getPaths()::removePathItem);
    }
}
