package org.stile.lessons;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stile.people.Someone;
import org.stile.people.Visitor;

/** A lesson of somebody's that the demo's curator has published. */
final class PublishedLesson {

    static final String TITLE = "A lesson that people ask about";

    private PublishedLesson() {}

    /** Its reference, for a lesson that anybody may read and whose author will talk about it. */
    static String by(Someone author) {
        return by(author, Map.of());
    }

    /** Its reference; {@code more} are fields of the form, in place of the usual ones. */
    static String by(Someone author, Map<String, String> more) {
        Map<String, String> fields = new HashMap<>(Map.of(
                "title", TITLE,
                "event", "It happened.",
                "recommendations", "Do look twice",
                "attribution", "trust",
                "publication", "public",
                "contact", "true",
                "action", "submit"));
        fields.putAll(more);
        String location = author.visitor().post("/lessons/new", fields).header("Location");
        String ref = location.replaceAll(".*(L-[0-9]+).*", "$1");
        Visitor curator = Visitor.demo("curator");
        String version =
                curator.page("/review/" + ref).select("input[name=version]").val();
        curator.post(
                        "/review/" + ref,
                        Map.of(
                                "decision",
                                "publish",
                                "version",
                                version,
                                "criteria",
                                List.of("significant", "valid", "applicable")))
                .then()
                .statusCode(303);
        return ref;
    }
}
