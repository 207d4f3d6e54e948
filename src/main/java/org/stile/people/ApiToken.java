package org.stile.people;

import java.time.LocalDate;

/**
 * A token that lets a program act for a person, as the person sees it in a list: never the token itself.
 *
 * @param label what the person called it
 * @param lastUsedOn null when it has never been used
 */
public record ApiToken(long id, String label, LocalDate createdOn, LocalDate lastUsedOn) {}
