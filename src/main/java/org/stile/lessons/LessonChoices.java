package org.stile.lessons;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import org.stile.base.Token;
import org.stile.topics.Topics;
import org.stile.trusts.Region;
import org.stile.trusts.Trusts;
import org.stile.web.Option;

/** The closed lists that the lesson form offers. */
@ApplicationScoped
class LessonChoices {

    private final Topics topics;
    private final Trusts trusts;

    LessonChoices(Topics topics, Trusts trusts) {
        this.topics = topics;
        this.trusts = trusts;
    }

    public List<Option> polarities() {
        return of(Polarity.WORKED, Polarity.DID_NOT_WORK, Polarity.MIXED);
    }

    public List<Option> priorities() {
        return of(Priority.values());
    }

    public List<Option> stages() {
        return of(Stage.values());
    }

    public List<Option> audiences() {
        return of(Audience.values());
    }

    public List<Option> attributions() {
        return of(Attribution.values());
    }

    public List<Option> publications() {
        return of(Publication.values());
    }

    public List<Option> bases() {
        return of(Money.Basis.values());
    }

    public List<Option> topics() {
        return topics.all().stream()
                .map(topic -> new Option(topic.slug(), topic.name()))
                .toList();
    }

    public List<Option> regions() {
        return trusts.regions(Region.TODAY).stream()
                .map(region -> new Option(region.code(), region.name()))
                .toList();
    }

    static List<Option> of(Token... tokens) {
        return Arrays.stream(tokens)
                .map(token -> new Option(token.value(), token.label()))
                .toList();
    }
}
