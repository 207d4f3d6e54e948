package org.stile.site;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.stile.base.Markdown;
import org.stile.lessons.Lifecycle;
import org.stile.web.Page;

/** The pages of plain text in {@code content/pages}. */
@Path("/{name: about|help|posting-guide|accessibility|privacy}")
@Produces(MediaType.TEXT_HTML)
class TextResource {

    private final Page page;

    TextResource(Page page) {
        this.page = page;
    }

    @GET
    public SitePages.TextPage text(@PathParam("name") String name) {
        FrontMatter file = FrontMatter.of(ContentFiles.read("pages/" + name + ".md"));
        page.describe(file.text("summary"));
        return new SitePages.TextPage(
                file.text("title"), Markdown.html(file.body()), name.equals("help") ? Lifecycle.inWords() : List.of());
    }
}
