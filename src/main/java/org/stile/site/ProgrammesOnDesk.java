package org.stile.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.stile.programmes.ProgrammeDesk;
import org.stile.site.DeskLine.Kind;
import org.stile.web.Viewer;

/** What about programmes needs a curator: trusts that slip, and trusts that have not reached those who sign. */
@ApplicationScoped
class ProgrammesOnDesk implements DeskSource {

    private final DeskFacts facts;

    ProgrammesOnDesk(DeskFacts facts) {
        this.facts = facts;
    }

    @Override
    public List<DeskLine> lines(Viewer curator, int most) {
        List<ProgrammeDesk.Attention> all = facts.programmes();
        return Stream.concat(
                        lines(Kind.SLIP, all.stream().flatMap(one -> one.slips().stream()), most),
                        lines(Kind.CONTACT, all.stream().flatMap(one -> one.contacts().stream()), most))
                .toList();
    }

    private static Stream<DeskLine> lines(Kind kind, Stream<ProgrammeDesk.Late> all, int most) {
        return all.map(late -> new DeskLine(kind, late.key(), late.since(), late.words(), late.href()))
                .sorted(DeskLine.BY_AGE)
                .limit(most);
    }
}
