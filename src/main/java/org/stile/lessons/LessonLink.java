package org.stile.lessons;

import com.fasterxml.jackson.annotation.JsonIncludeProperties;

/**
 * A link of a lesson to another, which its viewer may read.
 *
 * @param type as the first lesson has it: it confirms the other, or is confirmed by it
 * @param from where the other lesson comes from, in words, as far as the viewer may know; may be empty
 * @param challenge whether readers must be warned by it: superseded, or contradicted by another trust
 */
@JsonIncludeProperties({"type", "ref", "title"})
public record LessonLink(LinkType type, LessonRef ref, String title, String from, boolean challenge) {}
