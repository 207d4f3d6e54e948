package org.stile.site;

import java.time.LocalDate;
import java.util.Comparator;
import org.stile.base.Token;

/**
 * Something that needs a curator.
 *
 * @param item tells it from others of its kind; another one once the matter has changed, so that it comes back
 * @param since the day from which it waits
 * @param words what it is
 * @param href where it is done
 */
record DeskLine(Kind kind, String item, LocalDate since, String words, String href) {

    /** Oldest first; of one day, in the order of the kinds. */
    static final Comparator<DeskLine> BY_AGE =
            Comparator.comparing(DeskLine::since).thenComparing(DeskLine::kind).thenComparing(DeskLine::item);

    /** What may be done with a line on the desk itself, together with others. */
    enum Settling {
        /** It has to be looked at. */
        NONE,
        /** It is closed, and opened again when that is undone. */
        CLOSE,
        /** It leaves the list for some weeks; nothing else happens to it. */
        PUT_ASIDE
    }

    /** What kind of thing it is; what cannot wait comes first. */
    enum Kind implements Token {
        PATIENT("patient", "Patient identified?", Settling.NONE),
        REVIEW("review", "Review", Settling.NONE),
        REPORT("report", "Report", Settling.CLOSE),
        ASK("ask", "Question", Settling.NONE),
        FEATURED("featured", "Featured", Settling.PUT_ASIDE),
        POLL("poll", "Poll", Settling.PUT_ASIDE),
        SLIP("slip", "Deployment", Settling.PUT_ASIDE),
        CONTACT("contact", "Contacts", Settling.PUT_ASIDE),
        SEARCH("search", "Search without an answer", Settling.PUT_ASIDE),
        TOOLKIT("toolkit", "Toolkit", Settling.PUT_ASIDE),
        STALE("stale", "Look again", Settling.NONE);

        private final String value;
        private final String label;
        private final Settling settling;

        Kind(String value, String label, Settling settling) {
            this.value = value;
            this.label = label;
            this.settling = settling;
        }

        @Override
        public String value() {
            return value;
        }

        @Override
        public String label() {
            return label;
        }

        Settling settling() {
            return settling;
        }
    }

    /** What a form calls it. */
    public String key() {
        return kind.value() + ":" + item;
    }

    /** Whether it can be ticked and settled with others. */
    public boolean bulk() {
        return kind.settling() != Settling.NONE;
    }

    /** Where it is done, with a way back to the desk. */
    public String there() {
        int hash = href.indexOf('#');
        String path = hash < 0 ? href : href.substring(0, hash);
        String place = hash < 0 ? "" : href.substring(hash);
        return path + (path.contains("?") ? "&" : "?") + "back=desk" + place;
    }
}
