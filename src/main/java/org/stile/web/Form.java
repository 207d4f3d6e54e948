package org.stile.web;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a person typed into an HTML form, exactly as typed, and what is wrong with it. A rejected form is rendered from
 * the same object, so nothing typed is ever lost. Field names are the kebab-case names of the page. Not thread-safe:
 * one request, one form.
 */
public final class Form {

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();
    private final Map<String, String> remarks = new LinkedHashMap<>();

    /** An empty form. */
    public static Form empty() {
        return new Form();
    }

    /** The form as posted. */
    public static Form of(MultivaluedMap<String, String> posted) {
        Form form = new Form();
        posted.forEach((name, given) -> form.values.put(name, new ArrayList<>(given)));
        return form;
    }

    /** Puts values in place of what the field holds; null and empty values are left out. */
    public Form with(String name, List<String> given) {
        values.put(
                name,
                new ArrayList<>(
                        given.stream().filter(v -> v != null && !v.isEmpty()).toList()));
        return this;
    }

    /** Puts one value in place of what the field holds; null means none. */
    public Form with(String name, String given) {
        return with(name, given == null ? List.of() : List.of(given));
    }

    /** The names of all fields, in the order given. */
    public Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** The field's text with line ends as LF, not trimmed; empty when nothing was typed. */
    public String value(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        return given.isEmpty() ? "" : given.getFirst().replace("\r\n", "\n");
    }

    /** The field's text without white space at its ends; empty when nothing was typed. */
    public String text(String name) {
        return value(name).strip();
    }

    /** All values of a field that may have several; blank ones left out. */
    public List<String> values(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(v -> !v.isBlank())
                .toList();
    }

    /** Whether a box with this value is ticked, or an option chosen. */
    public boolean has(String name, String value) {
        return values.getOrDefault(name, List.of()).contains(value);
    }

    /** Says what is wrong with a field; the first message for a field stays. */
    public void reject(String name, String message) {
        errors.putIfAbsent(name, message);
    }

    /** Says what is wrong with several fields. */
    public void rejectAll(Map<String, String> messages) {
        messages.forEach(this::reject);
    }

    /** Whether anything is wrong. */
    public boolean rejected() {
        return !errors.isEmpty();
    }

    /**
     * Whether a part of the page that is folded away must be open: something is wrong somewhere, or one of its fields
     * holds something, or somebody has said something about it.
     */
    public boolean unfolds(String... names) {
        return rejected()
                || Arrays.stream(names)
                        .anyMatch(
                                name -> !values(name).isEmpty() || !remark(name).isEmpty());
    }

    /** What is wrong with a field, or the empty text. */
    public String error(String name) {
        return errors.getOrDefault(name, "");
    }

    /** Sets what somebody has said about a field, which nobody must follow. */
    public void remark(String name, String remark) {
        remarks.put(name, remark);
    }

    /** What somebody has said about a field, or the empty text. */
    public String remark(String name) {
        return remarks.getOrDefault(name, "");
    }

    /** Everything that is wrong, by field, in the order found. */
    public Map<String, String> errors() {
        return errors;
    }
}
