package org.stile.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.stile.base.Token;

class LinkRulesTest {

    // back: what the other says of this one already
    @ParameterizedTest(name = "{0}: {5}")
    @CsvSource(nullValues = "-", textBlock = """
            # type,          itself, readable, back,         circle, both,  refused with
            corroborates,    false,  true,     -,            false,  false, -
            variant-of,      false,  true,     -,            false,  false, -
            contradicts,     false,  true,     -,            false,  false, -
            supersedes,      false,  true,     -,            false,  true,  -
            corroborates,    true,   true,     -,            false,  true,  to itself
            supersedes,      true,   true,     -,            true,   true,  to itself
            contradicts,     false,  false,    -,            false,  false, no published lesson L-9
            supersedes,      false,  false,    -,            false,  false, no published lesson L-9
            supersedes,      false,  true,     -,            false,  false, Only a curator
            supersedes,      false,  true,     supersedes,   true,   true,  supersedes this lesson already
            supersedes,      false,  true,     -,            true,   true,  directly or through others
            contradicts,     false,  true,     contradicts,  false,  false, like this already
            corroborates,    false,  true,     corroborates, false,  false, like this already
            variant-of,      false,  true,     variant-of,   false,  false, like this already
            # who is superseded may still contradict, and who was confirmed may differ
            contradicts,     false,  true,     supersedes,   true,   false, -
            contradicts,     false,  true,     corroborates, false,  false, -
            corroborated-by, false,  true,     -,            false,  true,  Say what this lesson is
            superseded-by,   false,  true,     -,            false,  true,  Say what this lesson is
            """)
    void what_may_be_said_of_another_lesson(
            String type, boolean itself, boolean readable, String back, boolean circle, boolean both, String refused) {
        var refusal = LinkRules.refusal(new LinkRules.Asked(
                type(type), new LessonRef(9), itself, readable, back == null ? null : type(back), circle, both));
        if (refused == null) {
            assertThat(refusal).isEmpty();
        } else {
            assertThat(refusal.orElseThrow()).contains(refused);
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_link_is_read_from_both_sides(LinkType type) {
        assertThat(type.inverse().inverse()).isEqualTo(type);
        assertThat(type.inverse().outgoing()).isNotEqualTo(type.outgoing());
    }

    @Test
    void what_warns_comes_first() {
        assertThat(LinkType.values()).startsWith(LinkType.SUPERSEDED_BY, LinkType.CONTRADICTED_BY);
    }

    private static LinkType type(String value) {
        return Token.of(LinkType.class, value).orElseThrow();
    }
}
