package org.stile.search;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.stile.base.Problem;
import org.stile.base.Token;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Role;

/** The curators' bench: what search is taught, tried on stored searches before it is saved, and what found nothing. */
@Path("/desk/search")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.CURATORS)
class WordsResource {

    private static final String DESK = "/desk/search";
    private static final int EMPTY_ONES = 100;
    private static final int WEEKS = 13;

    private final CuratedWords words;
    private final SearchIndex index;
    private final Names names;
    private final WordsPreview preview;
    private final EmptySearches empty;
    private final CurrentViewer viewer;

    WordsResource(
            CuratedWords words,
            SearchIndex index,
            Names names,
            WordsPreview preview,
            EmptySearches empty,
            CurrentViewer viewer) {
        this.words = words;
        this.index = index;
        this.names = names;
        this.preview = preview;
        this.empty = empty;
        this.viewer = viewer;
    }

    @CheckedTemplate(basePath = "search", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Bench(List<WordKind> kinds, List<EmptySearches.Empty> empty) implements TemplateInstance {}

    @CheckedTemplate(basePath = "search", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Words(
            Form form,
            String heading,
            WordKind kind,
            boolean bets,
            WordsPreview.Preview preview,
            List<CuratedWordStore.Saved> history)
            implements TemplateInstance {}

    @GET
    public Response bench() {
        return Answer.page(new Bench(List.of(WordKind.values()), empty.most(WEEKS, EMPTY_ONES)));
    }

    @GET
    @Path("/{kind}")
    public Response edit(@PathParam("kind") String kind) {
        WordKind which = kind(kind);
        CuratedWordStore.Saved now = words.newest(which);
        return Answer.page(
                page(which, Form.empty().with("body", now.body()).with("base", Long.toString(now.version())), null));
    }

    /** An earlier version in the form: saving it undoes what came after. */
    @GET
    @Path("/{kind}/{version}")
    public Response earlier(@PathParam("kind") String kind, @PathParam("version") long version) {
        WordKind which = kind(kind);
        CuratedWordStore.Saved then = words.version(which, version);
        Form form = Form.empty()
                .with("body", then.body())
                .with("note", "Back to version " + version)
                .with("base", Long.toString(words.newest(which).version()));
        return Answer.page(page(which, form, null));
    }

    @POST
    @Path("/{kind}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@PathParam("kind") String kind, MultivaluedMap<String, String> posted) {
        WordKind which = kind(kind);
        Form form = Form.of(posted);
        try {
            if (form.has("action", "preview")) {
                words.check(which, form.value("body"), "a preview");
                return Answer.page(page(which, form, tried(words.with(which, form.value("body")))));
            }
            long version = words.save(which, form.value("body"), form.text("note"), base(form), viewer.get());
            return Answer.seeOther(
                    DESK + "/" + which.value(), which.label() + ": version " + version + " is in use from now on.");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, page(which, form, null));
        } catch (Problem.Conflict e) {
            form.reject("body", e.getMessage());
            return Answer.rejected(409, page(which, form, null));
        }
    }

    private WordsPreview.Preview tried(SearchWords proposed) {
        try (SearchIndex.Rehearsal rehearsal = index.rehearse(proposed, names, List.of())) {
            return preview.of(rehearsal, viewer.get());
        }
    }

    private static long base(Form form) {
        try {
            return Long.parseLong(form.text("base"));
        } catch (NumberFormatException e) {
            // no page of ours sends this; the newest version is never -1, so nothing is overwritten
            return -1;
        }
    }

    private Words page(WordKind kind, Form form, WordsPreview.Preview tried) {
        return new Words(form, kind.label(), kind, kind == WordKind.BEST_BETS, tried, words.history(kind));
    }

    private static WordKind kind(String value) {
        return Token.of(WordKind.class, value)
                .orElseThrow(() -> new Problem.NotFound("There is no such page on the desk."));
    }
}
