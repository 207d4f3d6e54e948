package org.stile.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stile.transfer.NdjsonLines.Line;
import org.stile.transfer.NdjsonLines.Text;
import org.stile.transfer.NdjsonLines.Unreadable;

class NdjsonLinesTest {

    private static final int LIMIT = 10;
    private static final Line TOO_LONG_2 = new Unreadable(2, "line: has more than 10 bytes");

    @Test
    void lines_are_numbered_from_one() throws IOException {
        assertThat(lines("a\nb\n")).containsExactly(new Text(1, "a"), new Text(2, "b"));
    }

    @Test
    void the_last_line_needs_no_end() throws IOException {
        assertThat(lines("a\nb")).containsExactly(new Text(1, "a"), new Text(2, "b"));
    }

    @Test
    void nothing_has_no_lines() throws IOException {
        assertThat(lines("")).isEmpty();
    }

    @Test
    void carriage_returns_belong_to_the_end_of_the_line() throws IOException {
        assertThat(lines("a\r\nb\r\n")).containsExactly(new Text(1, "a"), new Text(2, "b"));
    }

    @Test
    void blank_lines_are_left_out_and_counted() throws IOException {
        assertThat(lines("\n  \r\na\n\n")).containsExactly(new Text(3, "a"));
    }

    @Test
    void a_byte_order_mark_at_the_start_is_no_text() throws IOException {
        assertThat(lines("\uFEFFa\n\uFEFFb")).containsExactly(new Text(1, "a"), new Text(2, "\uFEFFb"));
    }

    @Test
    void a_line_may_have_as_many_bytes_as_the_limit_says() throws IOException {
        assertThat(lines("a\n0123456789\r\nb"))
                .containsExactly(new Text(1, "a"), new Text(2, "0123456789"), new Text(3, "b"));
    }

    @Test
    void a_longer_line_is_passed_over_and_the_next_one_is_read() throws IOException {
        assertThat(lines("a\n0123456789x\nb")).containsExactly(new Text(1, "a"), TOO_LONG_2, new Text(3, "b"));
    }

    @Test
    void a_line_longer_than_the_buffer_is_passed_over() throws IOException {
        assertThat(lines("a\n" + "x".repeat(200_000) + "\nb"))
                .containsExactly(new Text(1, "a"), TOO_LONG_2, new Text(3, "b"));
    }

    @Test
    void a_line_that_is_cut_by_the_end_of_a_buffer_is_whole() throws IOException {
        String filler = "123456789\n".repeat(6_553);
        assertThat(lines(filler + "abcdefghi\n")).hasSize(6_554).last().isEqualTo(new Text(6_554, "abcdefghi"));
    }

    @Test
    void text_that_is_not_utf_8_is_not_guessed_at() throws IOException {
        byte[] latin1 = "a\n\u00e9\nb".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(lines(latin1))
                .containsExactly(new Text(1, "a"), new Unreadable(2, "encoding: is not UTF-8"), new Text(3, "b"));
    }

    private static List<Line> lines(String text) throws IOException {
        return lines(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Line> lines(byte[] bytes) throws IOException {
        NdjsonLines lines = new NdjsonLines(new ByteArrayInputStream(bytes), LIMIT);
        List<Line> all = new ArrayList<>();
        for (Optional<Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            all.add(line.get());
        }
        return all;
    }
}
