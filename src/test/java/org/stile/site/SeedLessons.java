package org.stile.site;

import java.util.List;
import org.stile.lessons.ImportLine;

/** The lessons that ship, for tests of other packages; read as the portal reads them. */
public final class SeedLessons {

    private SeedLessons() {}

    public static List<ImportLine> all() {
        return ContentFiles.names("lessons", ".md").stream()
                .map(name -> SeedLesson.read(name, ContentFiles.read("lessons/" + name)))
                .toList();
    }
}
