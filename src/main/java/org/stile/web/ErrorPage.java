package org.stile.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * A page that says in plain English why there is no other.
 *
 * @param heading what happened
 * @param paragraphs what it means and what to do
 * @param search words for the search box, or null where a search would not help
 * @param id by which the log knows the failure, or empty
 */
@CheckedTemplate(basePath = "web", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ErrorPage(String heading, List<String> paragraphs, String search, String id) implements TemplateInstance {}
