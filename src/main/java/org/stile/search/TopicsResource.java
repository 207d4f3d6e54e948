package org.stile.search;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.text.Normalizer;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.stile.base.Problem;
import org.stile.people.People;
import org.stile.topics.Topic;
import org.stile.topics.TopicVersion;
import org.stile.topics.Topics;
import org.stile.web.Answer;
import org.stile.web.CurrentViewer;
import org.stile.web.Form;
import org.stile.web.Role;

/** The desk's pages of topics. */
@Path("/desk/search/topics")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Role.CURATORS)
class TopicsResource {

    private static final String DESK = "/desk/search/topics";
    private static final String NEW = "new";

    private final Topics topics;
    private final TopicEdits edits;
    private final People people;
    private final CurrentViewer viewer;

    TopicsResource(Topics topics, TopicEdits edits, People people, CurrentViewer viewer) {
        this.topics = topics;
        this.edits = edits;
        this.people = people;
        this.viewer = viewer;
    }

    /** A version of a topic that was saved; {@code by} is empty for what shipped. */
    record Saved(long version, Instant at, String by, String note) {}

    @CheckedTemplate(basePath = "search", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record TopicDesk(List<Topic> topics) implements TemplateInstance {}

    @CheckedTemplate(basePath = "search", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record TopicEdit(Form form, String heading, String slug, WordsPreview.Preview preview, List<Saved> history)
            implements TemplateInstance {}

    @GET
    public Response desk() {
        return Answer.page(new TopicDesk(List.copyOf(topics.all())));
    }

    /** A topic to change, or an earlier version of it: saving that undoes what came after. */
    @GET
    @Path("/{slug}")
    public Response edit(@PathParam("slug") String slug, @QueryParam("version") @DefaultValue("0") long version) {
        if (slug.equals(NEW)) {
            return Answer.page(page(slug, Form.empty().with("base", "0"), null));
        }
        Form form = Form.empty().with("base", Long.toString(topics.version(slug)));
        if (version == 0) {
            return Answer.page(page(slug, filled(form, known(slug)), null));
        }
        TopicVersion then = topics.versions(slug).stream()
                .filter(saved -> saved.version() == version)
                .findFirst()
                .orElseThrow(() -> new Problem.NotFound("There is no such version of this topic."));
        return Answer.page(page(slug, filled(form, then.topic()).with("note", "Back to version " + version), null));
    }

    @POST
    @Path("/{slug}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response save(@PathParam("slug") String slug, MultivaluedMap<String, String> posted) {
        Form form = Form.of(posted);
        Topic topic = topic(slug, form);
        try {
            if (form.has("action", "preview")) {
                return Answer.page(page(slug, form, edits.tried(topic, viewer.get())));
            }
            edits.save(topic, form.text("note"), base(slug, form), viewer.get());
            return Answer.seeOther(DESK, topic.name() + " is saved and in use from now on.");
        } catch (Problem.Invalid e) {
            form.rejectAll(e.fields());
            return Answer.rejected(400, page(slug, form, null));
        } catch (Problem.Conflict e) {
            form.reject("name", e.getMessage());
            return Answer.rejected(409, page(slug, form, null));
        }
    }

    private Topic topic(String slug, Form form) {
        String own = slug.equals(NEW) ? slug(form.text("name")) : known(slug).slug();
        return new Topic(
                own, form.text("name"), form.text("description"), words(form, "acronyms"), words(form, "synonyms"));
    }

    private Topic known(String slug) {
        return topics.bySlug(slug).orElseThrow(() -> new Problem.NotFound("There is no topic of that name."));
    }

    /** Of a new topic: one that is there already under another name is not overwritten. */
    private long base(String slug, Form form) {
        if (slug.equals(NEW) && topics.bySlug(slug(form.text("name"))).isPresent()) {
            return -1;
        }
        try {
            return Long.parseLong(form.text("base"));
        } catch (NumberFormatException e) {
            // no page of ours sends this; the newest version is never -1, so nothing is overwritten
            return -1;
        }
    }

    private static List<String> words(Form form, String field) {
        return Stream.of(form.value(field).split("[,\\n]"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private static String slug(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
    }

    private static Form filled(Form form, Topic topic) {
        return form.with("name", topic.name())
                .with("description", topic.description())
                .with("acronyms", String.join(", ", topic.acronyms()))
                .with("synonyms", String.join("\n", topic.synonyms()));
    }

    private TopicEdit page(String slug, Form form, WordsPreview.Preview tried) {
        boolean fresh = slug.equals(NEW);
        List<TopicVersion> versions = fresh ? List.of() : topics.versions(slug);
        Map<Long, String> names =
                people.names(versions.stream().map(TopicVersion::by).distinct().toList());
        return new TopicEdit(
                form,
                fresh ? "Add a topic" : known(slug).name(),
                slug,
                tried,
                versions.stream()
                        .map(saved -> new Saved(
                                saved.version(), saved.at(), names.getOrDefault(saved.by(), ""), saved.note()))
                        .toList());
    }
}
