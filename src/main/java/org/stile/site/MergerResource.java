package org.stile.site;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.stile.base.Problem;
import org.stile.programmes.Programmes;
import org.stile.search.Filter;
import org.stile.search.SearchIndex;
import org.stile.trusts.Merger;
import org.stile.trusts.Mergers;
import org.stile.trusts.Trust;
import org.stile.trusts.Trusts;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Role;

/** Where curators say which trusts have merged: first what it will do, then that it is so. */
@Path("/desk/mergers")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.CURATORS)
class MergerResource {

    private static final String MERGERS = "/desk/mergers";

    private final Mergers mergers;
    private final MergerDesk desk;
    private final Trusts trusts;
    private final Programmes programmes;
    private final SearchIndex index;
    private final CurrentViewer viewer;

    MergerResource(
            Mergers mergers,
            MergerDesk desk,
            Trusts trusts,
            Programmes programmes,
            SearchIndex index,
            CurrentViewer viewer) {
        this.mergers = mergers;
        this.desk = desk;
        this.trusts = trusts;
        this.programmes = programmes;
        this.index = index;
        this.viewer = viewer;
    }

    @GET
    public Response list() {
        return Answer.page(list(Form.empty()));
    }

    private MergerPages.Mergers list(Form form) {
        return new MergerPages.Mergers(
                form, mergers.all(viewer.get()).stream().map(this::line).toList());
    }

    private MergerPages.Line line(Merger merger) {
        return new MergerPages.Line(
                merger.id(), known(merger.trusts()), known(merger.into()), merger.closedOn(), merger.undone());
    }

    /** What it would do; changes nothing. */
    @GET
    @Path("/confirm")
    public Response confirm(@Context UriInfo asked) {
        Form form = Form.of(asked.getQueryParameters());
        try {
            Mergers.Terms terms = terms(form);
            mergers.check(terms, viewer.get());
            return Answer.page(confirm(form, terms));
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, list(form));
        }
    }

    private MergerPages.MergerConfirm confirm(Form form, Mergers.Terms terms) {
        Map<String, Long> lessons = index.counts(viewer.get()).getOrDefault(Filter.TRUST, Map.of());
        return new MergerPages.MergerConfirm(
                form.with("trusts", String.join(" ", terms.trusts())),
                known(terms.trusts()).stream()
                        .map(trust -> new MergerPages.Closing(
                                trust,
                                lessons.getOrDefault(trust.code(), 0L),
                                programmes.of(trust.code()).size()))
                        .toList(),
                known(terms.into()),
                terms.closedOn(),
                terms.closedOn().plusDays(1));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enter(MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        try {
            Merger merger = desk.enter(terms(form), viewer.get());
            return Answer.seeOther(
                    MERGERS, "%s: %s.".formatted(known(merger.into()).name(), "the merger is entered"));
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, list(form));
        }
    }

    @POST
    @Path("/{id}/undo")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response undo(@PathParam("id") long id) {
        Merger merger = desk.undo(id, viewer.get());
        String names = known(merger.trusts()).stream().map(Trust::name).collect(Collectors.joining(", "));
        return Answer.seeOther(MERGERS, "The merger is taken back: %s.".formatted(names));
    }

    private static Mergers.Terms terms(Form form) {
        return new Mergers.Terms(
                List.of(form.text("trusts").split("[\\s,;]+")), form.text("into"), day(form.text("closed-on")));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException none) {
            // refused with everything else that is wrong
            return null;
        }
    }

    private List<Trust> known(List<String> codes) {
        return codes.stream().map(this::known).toList();
    }

    private Trust known(String code) {
        return trusts.byCode(code).orElseThrow();
    }
}
