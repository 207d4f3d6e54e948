package org.stile.attachments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.stile.base.Problem;
import org.stile.guard.Find;
import org.stile.guard.Guard;
import org.stile.guard.IdentifierKind;
import org.stile.guard.Identifiers;

/** Keeps patients, and names that a lesson hides, out of files: says where they stand and never what they are. */
final class FileGuard {

    // A code of a few letters counts in capitals alone: RAS, not "ras".
    private static final int SHORTEST_NAME = 6;

    private FileGuard() {}

    /** Refuses certain finds in what the sender typed. */
    static void refuseTyped(String title, String note, String fileName) {
        Map<String, String> refusals = new LinkedHashMap<>(Identifiers.refusals(Map.of("title", title, "note", note)));
        Identifiers.refusals(Map.of("file", fileName))
                .forEach((field, message) -> refusals.put(field, "In its name: " + message));
        refuse(refusals);
    }

    /** Refuses certain finds in the text of a file. */
    static void refuseText(String text) {
        Guard.scan(text).stream().findFirst().ifPresent(find -> {
            String message = "Line %,d of its text looks like it has a patient’s %s. %s"
                    .formatted(
                            line(text, find.start()),
                            find.kind().plainName(),
                            find.kind().instead());
            refuse(Map.of("file", message));
        });
    }

    private static void refuse(Map<String, String> refusals) {
        if (!refusals.isEmpty()) {
            throw new Problem.Invalid("This may identify a patient. Nothing has been stored.", refusals);
        }
    }

    /** What the sender must look at first: possible finds by kind, and names that the lesson hides; empty when none. */
    static List<String> places(String typed, String text, List<String> hiddenNames) {
        List<String> places = new ArrayList<>();
        places.addAll(possible("title, note or name", typed));
        places.addAll(possible("text", text));
        for (String name : hiddenNames) {
            int at = indexOf(name, typed + "\n" + text);
            if (at >= 0) {
                places.add("A name that this lesson does not show: its trust’s, its organisation’s or its author’s");
                break;
            }
        }
        return places;
    }

    private static List<String> possible(String where, String text) {
        Map<IdentifierKind, List<Find>> byKind = new LinkedHashMap<>();
        Guard.possible(text)
                .forEach(find -> byKind.computeIfAbsent(find.kind(), kind -> new ArrayList<>())
                        .add(find));
        return byKind.entrySet().stream()
                .map(entry -> "%s in its %s: %s, line %,d%s"
                        .formatted(
                                capital(entry.getKey().plainName()),
                                where,
                                entry.getValue().size() == 1
                                        ? "one place"
                                        : "%,d places"
                                                .formatted(entry.getValue().size()),
                                line(text, entry.getValue().getFirst().start()),
                                entry.getValue().size() == 1 ? "" : " first"))
                .toList();
    }

    private static int indexOf(String name, String text) {
        int flags = name.length() < SHORTEST_NAME ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        var found = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])", flags)
                .matcher(text);
        return found.find() ? found.start() : -1;
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static long line(String text, int at) {
        return text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }
}
