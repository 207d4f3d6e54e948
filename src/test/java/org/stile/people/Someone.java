package org.stile.people;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;

/** Somebody who was invited and has set a password, all of it over the pages. */
public record Someone(long id, String email, String password, Visitor visitor) {

    static final String PASSWORD = "three words of somebody";

    /** A member of one of the demo's trusts. */
    static Someone invited() {
        return invited("ZZD1");
    }

    public static Someone invited(String trust, String... roles) {
        return invited(Visitor.admin(), trust, roles);
    }

    static Someone invited(Visitor admin, String trust, String... roles) {
        String email = newAddress();
        String link = link(admin, email, trust, roles);
        Visitor visitor = Visitor.anonymous();
        visitor.post(link, Map.of("password", PASSWORD)).then().statusCode(303);
        return new Someone(id(admin, email), email, PASSWORD, visitor);
    }

    static String newAddress() {
        return "somebody-" + UUID.randomUUID() + "@trust.example";
    }

    /** The path of the one-time link that the admin is shown. */
    static String link(Visitor admin, String email, String trust, String... roles) {
        var page = admin.post(
                "/admin/people",
                Map.of("name", "Some O’Body", "email", email, "trust", trust, "roles", List.of(roles)));
        page.then().statusCode(200);
        return linkOn(page.asString());
    }

    static String linkOn(String page) {
        String address = Jsoup.parse(page).getElementById("link").text();
        return address.substring(address.indexOf("/invite/"));
    }

    private static long id(Visitor admin, String email) {
        String href = admin.page("/admin/people?q=" + email)
                .selectFirst("tbody a[href^=/admin/people/]")
                .attr("href");
        return Long.parseLong(href.substring("/admin/people/".length()));
    }

    String page() {
        return "/admin/people/" + id;
    }

    Visitor signInAgain() {
        return Visitor.signedIn(email, password);
    }
}
