package org.stile.lessons;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;
import org.stile.base.CleanText;

/**
 * Where a lesson that is not first-hand was found.
 *
 * @param title of the article or report; empty when not known
 * @param url its address, http or https; empty when it has none
 * @param date as the source gives it; empty when it gives none
 * @param licence on what terms it may be used; empty when not known
 * @param inferred the parts of the lesson, by their kebab-case field names, that are our inference and not the
 *     source's; other words are dropped, so that nothing typed can hide here
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Source(String title, String url, String date, String licence, List<String> inferred) {

    private static final Set<String> PARTS =
            Set.of("recommendations", "applies-when", "does-not-apply-when", "impact", "causes");

    public Source {
        title = line(title);
        url = line(url);
        date = line(date);
        licence = line(licence);
        inferred = inferred == null
                ? List.of()
                : inferred.stream().filter(PARTS::contains).distinct().toList();
    }

    private static String line(String given) {
        return given == null ? "" : CleanText.line(given);
    }

    /** Whether nothing is said at all. */
    public boolean none() {
        return title.isEmpty() && url.isEmpty();
    }
}
