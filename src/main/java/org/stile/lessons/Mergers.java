package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.stile.trusts.Trust;
import org.stile.trusts.Trusts;

/** Which trust answers today for one of the past. */
@ApplicationScoped
class Mergers {

    private final Trusts trusts;

    Mergers(Trusts trusts) {
        this.trusts = trusts;
    }

    /** The trust that took this one over in the end; itself where none did. */
    String today(String code) {
        Set<String> passed = new HashSet<>();
        String now = code;
        while (passed.add(now)) {
            String next = trusts.byCode(now).map(Trust::successor).orElse("");
            if (trusts.byCode(next).isEmpty()) {
                return now;
            }
            now = next;
        }
        return code;
    }

    /** This trust and all that have become part of it. */
    List<String> all(String code) {
        return trusts.all().stream()
                .map(Trust::code)
                .filter(other -> other.equals(code) || today(other).equals(code))
                .toList();
    }

    /** Whether people of one trust answer for lessons of the other; false for the empty code. */
    boolean answersFor(String viewers, String lessons) {
        return !lessons.isEmpty() && !viewers.isEmpty() && (viewers.equals(lessons) || viewers.equals(today(lessons)));
    }
}
