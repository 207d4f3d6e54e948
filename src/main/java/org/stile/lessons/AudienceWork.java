package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.stile.people.Work;
import org.stile.web.Option;

/** People say what their work is in the words that say who a lesson is for. */
@ApplicationScoped
class AudienceWork implements Work {

    @Override
    public List<Option> kinds() {
        return LessonChoices.of(Audience.values());
    }
}
