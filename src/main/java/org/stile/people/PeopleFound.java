package org.stile.people;

import java.util.List;
import org.stile.base.PageOf;
import org.stile.trusts.Trusts;
import org.stile.web.PageLink;

/** A page of the people that were asked for, and the way to the other pages. */
record PeopleFound(PeopleQuery query, PageOf<PersonLine> people) {

    static PeopleFound of(PeopleQuery query, PageOf<Person> people, Trusts trusts) {
        List<PersonLine> lines = people.items().stream()
                .map(person -> PersonLine.of(trusts, person))
                .toList();
        return new PeopleFound(query, new PageOf<>(lines, people.total(), people.page(), people.size()));
    }

    public String previous() {
        return PageLink.previous(people, query.address());
    }

    public String next() {
        return PageLink.next(people, query.address());
    }

    public List<PageLink> links() {
        return PageLink.all(people, query.address());
    }
}
