package org.stile.programmes;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.stile.base.Clock;
import org.stile.web.CurrentViewer;
import org.stile.web.Page;
import org.stile.web.PageLink;
import org.stile.web.Picture;

/** Pages of programmes, for everybody. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class ProgrammeResource {

    private final Programmes programmes;
    private final Engagements engagements;
    private final Companions companions;
    private final BurnUp burnUp;
    private final Pipeline pipeline;
    private final CaseCounts cases;
    private final CurrentViewer viewer;
    private final Page page;
    private final InstantSource clock;

    ProgrammeResource(
            Programmes programmes,
            Engagements engagements,
            Companions companions,
            BurnUp burnUp,
            Pipeline pipeline,
            CaseCounts cases,
            CurrentViewer viewer,
            Page page,
            InstantSource clock) {
        this.programmes = programmes;
        this.engagements = engagements;
        this.companions = companions;
        this.burnUp = burnUp;
        this.pipeline = pipeline;
        this.cases = cases;
        this.viewer = viewer;
        this.page = page;
        this.clock = clock;
    }

    /** Which rows an address asks for. */
    public static class Asked {
        @QueryParam("as-of")
        String asOf;

        @QueryParam("region")
        @DefaultValue("")
        String region;

        @QueryParam("provider")
        @DefaultValue("")
        String provider;

        @QueryParam("stage")
        @DefaultValue("")
        String stage;

        @QueryParam("month")
        @DefaultValue("")
        String month;

        @QueryParam("show")
        @DefaultValue("")
        String show;

        Rows rows() {
            return new Rows(region, provider, stage, month, show);
        }
    }

    @GET
    @Path("/programmes")
    public ProgrammePages.ProgrammeList list() {
        page.describe("National programmes: which trusts are live, by when, and with whose solution.");
        return new ProgrammePages.ProgrammeList(programmes.progress());
    }

    @GET
    @Path("/programmes/{slug}")
    public ProgrammePages.ProgrammeBoard programme(@PathParam("slug") String slug, @BeanParam Asked asked) {
        Board board = board(slug, asked);
        page.describe(board.programme().name() + ": how far each trust has come.");
        return new ProgrammeViews(programmes, engagements, board)
                .board(
                        programmes.forecasts(slug, board.day()),
                        companions.of(slug),
                        cases.at(slug, board.day()),
                        viewer.get());
    }

    @GET
    @Path("/programmes/{slug}/go-lives")
    public ProgrammePages.GoLives goLives(
            @PathParam("slug") String slug,
            @BeanParam Asked asked,
            @QueryParam("page") @DefaultValue("1") String number) {
        return new ProgrammeViews(programmes, engagements, board(slug, asked))
                .goLives(asked.rows(), PageLink.number(number));
    }

    @GET
    @Path("/programmes/{slug}/go-lives.csv")
    @Produces("text/csv")
    public Response goLivesCsv(@PathParam("slug") String slug, @BeanParam Asked asked) {
        Board board = board(slug, asked);
        return ProgrammeCsv.goLives(asked.rows(), board, new ProgrammeViews(programmes, engagements, board));
    }

    @GET
    @Path("/programmes/{slug}/burn-up.csv")
    @Produces("text/csv")
    public Response burnUpCsv(@PathParam("slug") String slug, @BeanParam Asked asked) {
        Board board = board(slug, asked);
        return ProgrammeCsv.burnUp(board, new ProgrammeViews(programmes, engagements, board));
    }

    @GET
    @Path("/programmes/{slug}/burn-up.svg")
    @Produces("image/svg+xml")
    public Response burnUp(@PathParam("slug") String slug, @BeanParam Asked asked) {
        Board board = board(slug, asked);
        return Picture.answer(burnUp.svg(board, programmes.forecasts(slug, board.day())));
    }

    @GET
    @Path("/programmes/{slug}/pipeline.csv")
    @Produces("text/csv")
    public Response pipelineCsv(@PathParam("slug") String slug, @BeanParam Asked asked) {
        Board board = board(slug, asked);
        return ProgrammeCsv.pipeline(board, new ProgrammeViews(programmes, engagements, board));
    }

    @GET
    @Path("/programmes/{slug}/pipeline.svg")
    @Produces("image/svg+xml")
    public Response pipeline(@PathParam("slug") String slug, @BeanParam Asked asked) {
        return Picture.answer(pipeline.svg(board(slug, asked)));
    }

    @GET
    @Path("/programmes/{slug}/forecasts.csv")
    @Produces("text/csv")
    public Response forecastsCsv(@PathParam("slug") String slug, @BeanParam Asked asked) {
        Board board = board(slug, asked);
        return ProgrammeCsv.forecasts(
                programmes.forecasts(slug, board.day()), board, new ProgrammeViews(programmes, engagements, board));
    }

    @GET
    @Path("/programmes/{slug}/solutions")
    public ProgrammePages.Solutions solutions(@PathParam("slug") String slug, @BeanParam Asked asked) {
        return new ProgrammeViews(programmes, engagements, board(slug, asked)).solutions(viewer.get());
    }

    private Board board(String slug, Asked asked) {
        return programmes.board(slug, AsOf.of(asked.asOf, Clock.today(clock)));
    }
}
