package org.stile.lessons;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stile.base.Problem;

/**
 * The reference of a lesson, such as {@code L-42}; never reused. As a path parameter it is parsed by
 * {@link #fromString}.
 *
 * @param number from 1
 */
public record LessonRef(long number) {

    private static final Pattern WRITTEN = Pattern.compile("[Ll]-([1-9][0-9]{0,17})");

    /** The reference that is written so; empty when it is not written like one. */
    public static Optional<LessonRef> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        return matcher.matches() ? Optional.of(new LessonRef(Long.parseLong(matcher.group(1)))) : Optional.empty();
    }

    /** The reference that is written so; {@link Problem.NotFound} when it is not written like one. */
    @JsonCreator
    public static LessonRef fromString(String text) {
        return parse(text).orElseThrow(() -> new Problem.NotFound("There is no lesson with that reference."));
    }

    @JsonValue
    @Override
    public String toString() {
        return "L-" + number;
    }
}
