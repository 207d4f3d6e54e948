package org.stile.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Map;

/**
 * Gives back a form that was open for longer than it can be sent, to be sent again.
 *
 * @param fields what was typed, by field
 * @param files names of the fields in which a file was chosen, which no page can fill in
 */
@CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record FormExpired(Map<String, List<String>> fields, List<String> files) implements TemplateInstance {}
