package org.stile.lessons;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stile.web.Answer;

/** What a form is answered whose sender's session has ended: everything typed, ready to be sent again. */
public final class SessionEnded {

    private SessionEnded() {}

    /** The page that keeps what was posted. */
    public static Response keeping(MultivaluedMap<String, String> posted) {
        Map<String, List<String>> fields = new LinkedHashMap<>(posted);
        fields.remove("csrf-token");
        return Answer.rejected(403, new LessonPages.SignedOut(fields, List.of()));
    }

    /** The same for a form in whose field {@code file} a file was chosen, which has to be chosen again. */
    static Response keeping(Map<String, List<String>> typed, String file) {
        return Answer.rejected(403, new LessonPages.SignedOut(typed, List.of(file)));
    }
}
