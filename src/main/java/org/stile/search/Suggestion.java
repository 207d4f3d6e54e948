package org.stile.search;

/**
 * One continuation of what somebody has begun to type.
 *
 * @param text what to show: a title or a topic's name
 * @param kind what it leads to
 * @param key reference of the lesson or slug of the topic
 */
public record Suggestion(String text, Kind kind, String key) {

    /** What a suggestion leads to. */
    public enum Kind {
        LESSON,
        TOPIC
    }

    /** The page it leads to. */
    public String href() {
        return switch (kind) {
            case LESSON -> "/lessons/" + key;
            case TOPIC -> "/topics/" + key;
        };
    }
}
