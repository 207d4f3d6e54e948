package org.stile.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/**
 * A content file in two parts: YAML between two lines of three hyphens, then Markdown.
 *
 * @param head the YAML, an object
 * @param body the Markdown
 */
record FrontMatter(JsonNode head, String body) {

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final String LINE = "---\n";

    /** Splits a file; {@link IllegalArgumentException} with the line when it cannot be read. */
    static FrontMatter of(String file) {
        String text = file.replace("\r\n", "\n");
        int end = text.indexOf("\n" + LINE, LINE.length() - 1);
        if (!text.startsWith(LINE) || end < 0) {
            throw new IllegalArgumentException("line 1: begins with a line ---, then YAML, then a line ---");
        }
        try {
            JsonNode head = YAML.readTree(text.substring(LINE.length(), end + 1));
            return new FrontMatter(head, text.substring(end + 1 + LINE.length()));
        } catch (JsonProcessingException e) {
            // the YAML begins on the file's second line
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr() + 1;
            throw new IllegalArgumentException("line " + line + ": " + e.getOriginalMessage(), e);
        }
    }

    /** A text of the head; empty when it is not there. */
    String text(String key) {
        JsonNode value = head.get(key);
        return value == null || value.isNull() ? "" : value.asText();
    }
}
