package org.stile.cases;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.stile.base.Markdown;
import org.stile.base.PageOf;
import org.stile.base.Token;
import org.stile.cases.BusinessCase.Entry;
import org.stile.cases.BusinessCase.Status;
import org.stile.cases.CasePages.Count;
import org.stile.cases.CasePages.Row;
import org.stile.programmes.Deployment.Days;
import org.stile.programmes.Programme;
import org.stile.web.Form;
import org.stile.web.Option;
import org.stile.web.PageLink;
import org.stile.web.Text;
import org.stile.web.Viewer;

/** Makes the pages about a programme's business cases. */
final class CaseViews {

    static final int PAGE = 25;

    private final Programme programme;
    private final LocalDate day;
    private final String base;

    CaseViews(Programme programme, LocalDate day) {
        this.programme = programme;
        this.day = day;
        base = "/programmes/" + programme.slug() + "/business-cases";
    }

    CasePages.CaseRegister register(Register register, String status, String region, int page, Viewer viewer) {
        PageOf<BusinessCase> list = PageOf.of(register.rows(status, region), page, PAGE);
        String query = query(status, region);
        String address = base + query + "&page=";
        return new CasePages.CaseRegister(
                programme,
                day,
                Form.empty()
                        .with("as-of", day.toString())
                        .with("status", status)
                        .with("region", region),
                options(Status.class),
                regionOptions(register),
                register.regions().stream().map(register::regionName).toList(),
                Arrays.stream(Status.values())
                        .map(of -> statusRow(of, register))
                        .toList(),
                register.rows("", "").size(),
                register.stays().stream()
                        .map(stay -> new CasePages.StayRow(
                                stay.status().label(),
                                register.regionName(stay.region()),
                                stay.cases(),
                                stay.median(),
                                stay.ninetieth()))
                        .toList(),
                heading(register, status, region),
                list.items().stream().map(this::row).toList(),
                list.total(),
                viewer.signedIn(),
                Cases.mayAdd(viewer),
                base + ".csv" + query,
                list.pages(),
                PageLink.previous(list, address),
                PageLink.next(list, address),
                PageLink.all(list, address));
    }

    private static List<Option> regionOptions(Register register) {
        return register.regions().stream()
                .map(key -> new Option(key.isEmpty() ? Register.NOT_STATED : key, register.regionName(key)))
                .toList();
    }

    private CasePages.StatusRow statusRow(Status status, Register register) {
        String word = status.value();
        List<Count> byRegion = register.regions().stream()
                .map(key -> count(register, word, key.isEmpty() ? Register.NOT_STATED : key))
                .toList();
        return new CasePages.StatusRow(status.label(), byRegion, count(register, word, ""));
    }

    private Count count(Register register, String status, String region) {
        return new Count(register.rows(status, region).size(), base + query(status, region) + "#cases");
    }

    private static String heading(Register register, String status, String region) {
        String which = status.isEmpty()
                ? "All business cases"
                : Token.of(Status.class, status).map(Status::label).orElse(status);
        return region.isEmpty()
                ? which
                : which + ", " + register.regionName(region.equals(Register.NOT_STATED) ? "" : region);
    }

    private String query(String status, String region) {
        StringBuilder query = new StringBuilder("?as-of=").append(day);
        if (!status.isEmpty()) {
            query.append("&status=").append(URLEncoder.encode(status, StandardCharsets.UTF_8));
        }
        if (!region.isEmpty()) {
            query.append("&region=").append(URLEncoder.encode(region, StandardCharsets.UTF_8));
        }
        return query.toString();
    }

    CasePages.CasePage page(Cases.Opened opened, Form form, Viewer viewer) {
        BusinessCase of = opened.of();
        boolean completed = of.latest().status() == Status.COMPLETED;
        return new CasePages.CasePage(
                programme,
                of,
                row(of),
                Markdown.html(of.summary()),
                of.history().stream()
                        .map(entry -> new CasePages.EntryRow(
                                entry.status().label(), when(entry.days()), entry.approver(), entry.note()))
                        .toList(),
                opened.lessons(),
                !viewer.signedIn() && !completed,
                opened.mayChange(),
                opened.next().stream()
                        .map(status -> new Option(status.value(), status.label()))
                        .toList(),
                opened.mayUndo(),
                completed && Cases.mayAdd(viewer),
                form,
                regions(programme));
    }

    static List<Option> regions(Programme programme) {
        return programme.regions().stream()
                .map(region -> new Option(region.key(), region.name()))
                .toList();
    }

    static <T extends Enum<T> & Token> List<Option> options(Class<T> tokens) {
        return Arrays.stream(tokens.getEnumConstants())
                .map(token -> new Option(token.value(), token.label()))
                .toList();
    }

    private Row row(BusinessCase of) {
        // a page of one case may be asked for before its first day has come: then it says what it will be
        Entry entry = of.last(day).orElse(of.latest());
        return new Row(
                base + "/" + of.id(),
                of.trustName(),
                of.region().isEmpty() ? "" : programme.regionName(of.region()),
                entry.status().label(),
                when(entry.days()),
                of.pence() == null ? "" : Pounds.label(of.pence()) + " in " + of.yearBase() + " prices",
                of.reconstructed());
    }

    /** Such as "27 September 2006", "in April 2006", "between 1 December 2003 and 31 October 2005". */
    private static String when(Days days) {
        if (days.known()) {
            return Text.day(days.to());
        }
        boolean whole = days.from().getDayOfMonth() == 1
                && days.to().equals(days.from().withDayOfMonth(days.from().lengthOfMonth()));
        return whole
                ? "in " + Text.written(days.from().toString().substring(0, 7))
                : "between %s and %s".formatted(Text.day(days.from()), Text.day(days.to()));
    }
}
