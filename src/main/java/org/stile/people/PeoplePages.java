package org.stile.people;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.util.List;
import org.stile.web.Form;
import org.stile.web.Option;

/** What each page of this package is made from. */
final class PeoplePages {

    private PeoplePages() {}

    /**
     * @param next where to go afterwards, a path on this portal
     * @param demo whom the demo offers; empty when this is no demo
     */
    @CheckedTemplate(basePath = "people", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record SignIn(Form form, String next, List<DemoPerson> demo) implements TemplateInstance {}

    /**
     * @param newToken the token that has just been made; empty otherwise
     * @param work the kinds of work that a person can name
     * @param mailOn whether the portal sends mail at all
     */
    @CheckedTemplate(basePath = "people", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record OwnAccount(
            PersonLine line,
            List<ApiToken> tokens,
            Form form,
            String newToken,
            List<Option> work,
            boolean mailOn,
            List<Option> mailChoices)
            implements TemplateInstance {}

    /** The page behind a one-time link. */
    @CheckedTemplate(basePath = "people", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record SetPassword(Person person, Form form) implements TemplateInstance {}

    /** The people that were asked for, and the form of an invitation. */
    @CheckedTemplate(basePath = "people", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Directory(PeopleFound found, Form form, List<Option> trusts, List<Option> roles)
            implements TemplateInstance {}

    /** @param own whether the admin looks at the own account */
    @CheckedTemplate(basePath = "people", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Profile(PersonLine line, Form form, List<Option> trusts, List<Option> roles, boolean own)
            implements TemplateInstance {}

    /** @param address the whole link, to be copied: it is shown this once */
    @CheckedTemplate(basePath = "people", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Link(Person person, String address, Instant expiresAt) implements TemplateInstance {}
}
