package org.stile.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.stile.polls.Polls;
import org.stile.programmes.Companions;

/** What other features have about a programme. */
@ApplicationScoped
class ProgrammeCompanions implements Companions {

    private final Polls polls;

    ProgrammeCompanions(Polls polls) {
        this.polls = polls;
    }

    @Override
    public List<Link> of(String programme) {
        List<Link> links = new ArrayList<>();
        polls.list().stream()
                .filter(listed -> listed.poll().programme().equals(programme))
                .forEach(listed -> links.add(new Link(
                        "/polls/" + listed.poll().slug(),
                        "Poll: " + listed.poll().question())));
        return links;
    }
}
