package org.stile.site;

import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import org.stile.curation.Featuring;
import org.stile.curation.Toolkit;
import org.stile.curation.Toolkits;
import org.stile.polls.Polls;
import org.stile.programmes.ProgrammeDesk;
import org.stile.web.CurrentViewer;

/**
 * What several parts of the desk ask for, read once a request: with five programmes of all trusts, reading them twice
 * would be half of what the page may take. For curators; not thread-safe.
 */
@RequestScoped
class DeskFacts {

    private final ProgrammeDesk programmeDesk;
    private final Featuring featuring;
    private final Toolkits allToolkits;
    private final Polls polls;
    private final CurrentViewer viewer;

    private List<ProgrammeDesk.Attention> programmes;
    private Featuring.Schedule featured;
    private List<Toolkit> toolkits;
    private List<Polls.Standing> standing;

    DeskFacts(
            ProgrammeDesk programmeDesk, Featuring featuring, Toolkits allToolkits, Polls polls, CurrentViewer viewer) {
        this.programmeDesk = programmeDesk;
        this.featuring = featuring;
        this.allToolkits = allToolkits;
        this.polls = polls;
        this.viewer = viewer;
    }

    List<ProgrammeDesk.Attention> programmes() {
        if (programmes == null) {
            programmes = programmeDesk.attention(viewer.get());
        }
        return programmes;
    }

    Featuring.Schedule featured() {
        if (featured == null) {
            featured = featuring.schedule(viewer.get());
        }
        return featured;
    }

    List<Toolkit> toolkits() {
        if (toolkits == null) {
            toolkits = allToolkits.all(viewer.get());
        }
        return toolkits;
    }

    List<Polls.Standing> polls() {
        if (standing == null) {
            standing = polls.standing(viewer.get());
        }
        return standing;
    }
}
