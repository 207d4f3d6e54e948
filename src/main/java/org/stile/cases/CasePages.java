package org.stile.cases;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.LocalDate;
import java.util.List;
import org.stile.base.SafeHtml;
import org.stile.lessons.Lesson;
import org.stile.programmes.Programme;
import org.stile.web.Form;
import org.stile.web.Option;
import org.stile.web.PageLink;

/** What each page about business cases shows. */
final class CasePages {

    private CasePages() {}

    /** A number that leads to the rows it counts. */
    record Count(long number, String href) {}

    /** A status with a count for each region. */
    record StatusRow(String name, List<Count> byRegion, Count total) {}

    /** How long cases stayed in a status. */
    record StayRow(String status, String region, int cases, long median, long ninetieth) {}

    /**
     * A case in a table.
     *
     * @param since when it became what it is, in words
     * @param worth in words; empty when not given or not to be known
     */
    record Row(
            String href,
            String trust,
            String region,
            String status,
            String since,
            String worth,
            boolean reconstructed) {}

    /**
     * The register on a day.
     *
     * @param regions names of the regions that the counts have columns for
     * @param form the day, status and region that are asked for
     */
    @CheckedTemplate(basePath = "cases", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record CaseRegister(
            Programme programme,
            LocalDate day,
            Form form,
            List<Option> statuses,
            List<Option> regionOptions,
            List<String> regions,
            List<StatusRow> counts,
            long all,
            List<StayRow> stays,
            String heading,
            List<Row> rows,
            long total,
            boolean signedIn,
            boolean mayAdd,
            String csv,
            int pages,
            String previous,
            String next,
            List<PageLink> links)
            implements TemplateInstance {}

    /** That a case became something, in words. */
    record EntryRow(String status, String when, String approver, String note) {}

    /**
     * A case.
     *
     * @param form what somebody typed who may change it
     * @param next what it may become, by the viewer's word
     */
    @CheckedTemplate(basePath = "cases", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record CasePage(
            Programme programme,
            BusinessCase of,
            Row row,
            SafeHtml summary,
            List<EntryRow> history,
            List<Lesson> lessons,
            boolean hidden,
            boolean mayChange,
            List<Option> next,
            boolean mayUndo,
            boolean mayStart,
            Form form,
            List<Option> regions)
            implements TemplateInstance {}

    /**
     * The form of a new case.
     *
     * @param own the trust whose lead writes; empty for curators, who say whose it is
     * @param from the trust whose completed case it starts from; empty when it starts from none
     */
    @CheckedTemplate(basePath = "cases", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record CaseNew(Form form, Programme programme, String own, String from, List<Option> regions)
            implements TemplateInstance {}
}
