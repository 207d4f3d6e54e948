package org.stile.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.stile.curation.Toolkits;
import org.stile.polls.Polls;
import org.stile.programmes.Companions;

/** What other features have about a programme. */
@ApplicationScoped
class ProgrammeCompanions implements Companions {

    private final Toolkits toolkits;
    private final Polls polls;

    ProgrammeCompanions(Toolkits toolkits, Polls polls) {
        this.toolkits = toolkits;
        this.polls = polls;
    }

    @Override
    public List<Link> of(String programme) {
        List<Link> links = new ArrayList<>();
        toolkits.published().stream()
                .filter(toolkit -> toolkit.content().programme().equals(programme))
                .forEach(toolkit -> links.add(new Link("/toolkits/" + toolkit.slug(), toolkit.title())));
        polls.list().stream()
                .filter(listed -> listed.poll().programme().equals(programme))
                .forEach(listed -> links.add(new Link(
                        "/polls/" + listed.poll().slug(),
                        "Poll: " + listed.poll().question())));
        return links;
    }
}
