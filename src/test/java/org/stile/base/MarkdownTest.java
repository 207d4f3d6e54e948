package org.stile.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;

class MarkdownTest {

    private static final int TEXTS = 200_000;

    // everything that means something to CommonMark somewhere, and what stands around it
    private static final List<String> PIECES = Stream.of(
                    ("word a Z é 中 7 12 . , : ; ? ! ' \" ( ) [ ] ](x) { } < > <b> & &amp; # - --- * ** _ ` `` ~ ~~ | ="
                                    + " === \\ / @ $ £ % ^ http://x.org a@b.org \u0000 \u0007 \u007f \ud83d\ude00")
                            .split(" "),
                    new String[] {
                        " ", "  ", "    ", "\t", "\n", "\n\n", "\r\n", "\u00a0", "\u2028", "# ", "- ", "+ ", "* ",
                        "1. ", "1) "
                    })
            .flatMap(Stream::of)
            .toList();

    @Test
    void plain_is_what_the_parser_makes_of_it() {
        Parser parser = Parser.builder().build();
        TextContentRenderer renderer = TextContentRenderer.builder().build();
        Random random = new Random(5);
        for (int i = 0; i < TEXTS; i++) {
            String text = random.ints(1 + random.nextInt(6), 0, PIECES.size())
                    .mapToObj(PIECES::get)
                    .collect(Collectors.joining());
            if (!text.isBlank()) {
                assertThat(Markdown.plain(text)).as("«%s»", text).isEqualTo(renderer.render(parser.parse(text)));
            }
        }
    }

    @Test
    void marks_are_taken_away() {
        assertThat(Markdown.plain("Ask **both** `RIS` teams, see [the plan](https://stile.example/plan)."))
                .doesNotContain("*", "`", "[")
                .contains("Ask both", "RIS", "the plan");
        assertThat(Markdown.plain("Ask _both_ teams")).isEqualTo("Ask both teams");
        assertThat(Markdown.plain(null)).isEmpty();
        assertThat(Markdown.plain(" \n")).isEmpty();
    }
}
