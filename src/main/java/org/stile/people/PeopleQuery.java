package org.stile.people;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.stile.web.PageLink;

/** Which people an admin wants to see. */
record PeopleQuery(
        @QueryParam("q") String q,
        @QueryParam("page") @DefaultValue("1") String number) {

    static final int SIZE = 20;
    static final PeopleQuery ALL = new PeopleQuery("", "1");

    public String words() {
        return Typed.line(q);
    }

    int page() {
        return PageLink.number(number);
    }

    /** The address of a page of this list, but for its number. */
    String address() {
        String search = words().isEmpty() ? "" : "q=" + URLEncoder.encode(words(), StandardCharsets.UTF_8) + "&";
        return "/admin/people?" + search + "page=";
    }
}
