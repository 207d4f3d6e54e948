package org.stile.uptake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.TreeSet;
import org.stile.lessons.EvidenceGrades;
import org.stile.lessons.Lesson;
import org.stile.lessons.LessonLinks;
import org.stile.lessons.LessonRef;
import org.stile.trusts.Region;
import org.stile.trusts.Trust;
import org.stile.trusts.Trusts;

/** Computes evidence grades from the ledger and from what lessons say of one another, for lessons to write. */
@ApplicationScoped
public class Grades implements EvidenceGrades {

    private final UptakeStore store;
    private final LessonLinks links;
    private final Trusts trusts;

    Grades(UptakeStore store, LessonLinks links, Trusts trusts) {
        this.store = store;
        this.links = links;
        this.trusts = trusts;
    }

    @Override
    public int of(Lesson lesson) {
        return EvidenceGrade.of(
                new EvidenceGrade.Evidence(
                        lesson.content().trust(),
                        regionToday(lesson.region()),
                        store.uses(lesson.ref()),
                        corroborating(lesson.ref())),
                register());
    }

    /** Those who said that it happened to them too, and those whose own lessons confirm it. */
    private Set<String> corroborating(LessonRef ref) {
        Set<String> trusts = new TreeSet<>(store.corroborating(ref));
        trusts.addAll(links.corroboratingTrusts(ref));
        return trusts;
    }

    /** Adopters lie in regions of today; a cluster of 2005 can be compared with none of them. */
    private String regionToday(String code) {
        return trusts.region(code)
                .filter(region -> region.kind().equals(Region.TODAY))
                .map(Region::code)
                .orElse("");
    }

    private EvidenceGrade.Register register() {
        return new EvidenceGrade.Register() {
            @Override
            public String today(String trust) {
                return trusts.today(trust);
            }

            @Override
            public String region(String trust) {
                return trusts.byCode(trust).map(Trust::region).orElse("");
            }
        };
    }
}
