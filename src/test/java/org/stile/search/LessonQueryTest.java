package org.stile.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stile.base.Problem;

class LessonQueryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cool racks               | Word cool, Word racks",
                "\"cool racks\" now       | Phrase \"cool racks\", Word now",
                "“cool racks”             | Phrase \"cool racks\"",
                "cool \"racks             | Word cool, Word racks",
                "cool\"racks now\"        | Word cool, Phrase \"racks now\"",
                "-film x-ray - -- -\"a b\"| Exclusion -film, Word x-ray, Word -, Word --, Exclusion -\"a b\"",
                "trust:RGT Stage:go-live  | Narrowing trust:RGT, Narrowing Stage:go-live",
                "region:\"East of England\"| Narrowing region:\"East of England\"",
                "colour:red http://a.uk   | Word colour:red, Word http://a.uk",
                "trust: :x                | Word trust:, Word :x",
                "-topic:pacs              | Exclusion -topic:pacs",
                "a AND b OR NOT c         | Word a, Word AND, Word b, Word OR, Word NOT, Word c"
            })
    void a_text_is_understood(String typed, String parts) {
        assertThat(QueryText.of(typed).parts())
                .extracting(part -> part.getClass().getSimpleName() + " " + part.raw())
                .containsExactly(parts.split(", "));
    }

    @Test
    void control_characters_are_spaces() {
        assertThat(QueryText.of("cool\u0000racks\u0007now").words()).isEqualTo("cool racks now");
    }

    @Test
    void nothing_given_is_everything_newest_first() {
        assertThat(parse()).isEqualTo(LessonQuery.everything());
        assertThat(parse("q", "", "from", "", "sort", "", "page", " ", "stage", ""))
                .isEqualTo(LessonQuery.everything());
    }

    @Test
    void words_are_sorted_by_relevance_and_filters_alone_by_newest() {
        assertThat(parse("q", "cool").order()).isEqualTo(Sort.RELEVANCE);
        assertThat(parse("q", "trust:RGT").order()).isEqualTo(Sort.NEWEST);
        assertThat(parse("sort", "relevance").order()).isEqualTo(Sort.NEWEST);
    }

    @ParameterizedTest
    @CsvSource({
        "page,0",
        "page,-1",
        "page,x",
        "page,1.5",
        "page,99999999999",
        "page,501",
        "size,0",
        "size,101",
        "size,ten",
        "from,2005-13-01",
        "from,14/11/2005",
        "to,2005-02-30",
        "to,+12005-01-01",
        "sort,best"
    })
    void what_is_malformed_is_refused_by_its_name(String name, String value) {
        assertThat(catchThrowableOfType(Problem.Invalid.class, () -> parse(name, value))
                        .fields())
                .containsOnlyKeys(name);
    }

    @Test
    void all_that_is_malformed_is_told_at_once() {
        assertThat(catchThrowableOfType(Problem.Invalid.class, () -> parse("page", "x", "from", "y", "sort", "z"))
                        .fields())
                .containsOnlyKeys("page", "from", "sort");
    }

    @Test
    void a_query_of_8000_characters_is_read_and_a_longer_one_refused() {
        assertThat(parse("q", "😀".repeat(8_000)).text().searches()).isTrue();
        assertThatThrownBy(() -> parse("q", "a".repeat(8_001))).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void the_last_reachable_page_is_the_one_that_ends_at_ten_thousand() {
        assertThat(parse("page", "100", "size", "100").offset()).isEqualTo(9_900);
    }

    @Test
    void an_address_is_read_back_as_the_same_query() {
        LessonQuery query = parse(
                "q",
                "cool & \"racks\" trust:RGT",
                "stage",
                "go-live",
                "stage",
                "build",
                "from",
                "2005-11-14",
                "sort",
                "newest",
                "size",
                "50",
                "page",
                "2");
        assertThat(query.href())
                .isEqualTo("/lessons?q=cool+%26+%22racks%22+trust%3ARGT&stage=go-live&stage=build&from=2005-11-14"
                        + "&sort=newest&size=50&page=2");
    }

    @Test
    void a_value_is_taken_away_wherever_it_was_chosen() {
        LessonQuery query = parse("q", "cool trust:RGT racks", "trust", "RGT", "trust", "RJ1");
        assertThat(query.selected(Filter.TRUST)).containsExactly("RGT", "RJ1");
        assertThat(query.without(Filter.TRUST, "RGT").href()).isEqualTo("/lessons?q=cool+racks&trust=RJ1");
    }

    @Test
    void superseded_lessons_are_shown_only_when_asked_for_and_the_address_says_so_on_every_page() {
        LessonQuery shown = parse("q", "cool", "superseded", "show");
        assertThat(shown.superseded()).isTrue();
        assertThat(shown.page(2).with(Filter.STAGE, "testing").href())
                .isEqualTo("/lessons?q=cool&stage=testing&superseded=show");
        assertThat(shown.withSuperseded(false).href()).isEqualTo("/lessons?q=cool");
        assertThat(parse("superseded", "perhaps").superseded()).isFalse();
    }

    private static LessonQuery parse(String... pairs) {
        MultivaluedHashMap<String, String> parameters = new MultivaluedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.put(
                    pairs[i],
                    java.util.stream.Stream.concat(
                                    parameters.getOrDefault(pairs[i], List.of()).stream(),
                                    java.util.stream.Stream.of(pairs[i + 1]))
                            .toList());
        }
        return LessonQuery.parse(parameters);
    }
}
