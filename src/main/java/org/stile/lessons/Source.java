package org.stile.lessons;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Where a lesson that is not first-hand was found.
 *
 * @param title of the article or report; empty when not known
 * @param url its address, http or https; empty when it has none
 * @param date as the source gives it; empty when it gives none
 * @param licence on what terms it may be used; empty when not known
 * @param inferred the parts of the lesson, by their kebab-case field names, that are our inference and not the source's
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Source(String title, String url, String date, String licence, List<String> inferred) {

    public Source {
        title = title == null ? "" : title;
        url = url == null ? "" : url;
        date = date == null ? "" : date;
        licence = licence == null ? "" : licence;
        inferred = inferred == null ? List.of() : List.copyOf(inferred);
    }

    /** Whether nothing is said at all. */
    public boolean none() {
        return title.isEmpty() && url.isEmpty();
    }
}
