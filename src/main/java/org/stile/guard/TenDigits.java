package org.stile.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds NHS numbers, CHI numbers and Health and Care numbers: ten digits that pass the sum, and either lie in a range
 * that is issued or stand in the context of a patient.
 *
 * <p>The sum alone lets one number in eleven through, so most of the work is to tell such numbers from telephones,
 * references and figures. Three degrees of evidence, strongest first:
 *
 * <ol>
 *   <li>a label right before, "NHS number: …": believed in any writing, even in the form of a telephone number;
 *   <li>a patient within reach: believed in the usual writings, whatever the range;
 *   <li>no context: believed in the usual writings, in an issued range, and only when nothing speaks against it.
 * </ol>
 */
final class TenDigits {

    private static final Pattern LISTED = Pattern.compile("[\\s,;/&]{1,3}(?:and |or )?");

    private final Reading reading;
    private final String plain;
    private final List<Find> certain = new ArrayList<>();
    private final List<Find> possible = new ArrayList<>();

    private TenDigits(Reading reading) {
        this.reading = reading;
        this.plain = reading.plain();
    }

    static TenDigits in(Reading reading) {
        TenDigits numbers = new TenDigits(reading);
        numbers.read();
        return numbers;
    }

    List<Find> certain() {
        return certain;
    }

    /** Numbers that pass the sum, where neither a range nor the text around says whose they are. May overlap. */
    List<Find> possible() {
        return possible;
    }

    private void read() {
        for (int i = 0; i < reading.runs().size(); i++) {
            Optional<Ten> ten = Ten.from(plain, reading.runs(), i);
            if (ten.isPresent() && isCertain(ten.get(), labelOf(ten.get()))) {
                i = ten.get().last();
            }
        }
    }

    private boolean isCertain(Ten ten, Label before) {
        Optional<IdentifierKind> kind = kind(ten, before).or(() -> listed(ten, before));
        if (kind.isPresent()) {
            certain.add(Find.certain(kind.get(), ten.start(), ten.end()));
        } else if (possible(ten, before)) {
            possible.add(Find.possible(IdentifierKind.TEN_DIGITS, ten.start(), ten.end()));
        }
        return kind.isPresent();
    }

    private Optional<IdentifierKind> kind(Ten ten, Label before) {
        if (before.says().theNumber() && before.direct()) {
            return Optional.of(named(before.says(), ten));
        }
        if (before.says().anotherThing()) {
            return Optional.empty();
        }
        Label.Says context = before.says().aPatient()
                ? before.says()
                : Label.after(plain, ten.end()).says();
        return believed(ten, context).filter(kind -> !notANumber(ten, before).yes());
    }

    /** "NHS numbers 943 476 5919, 943 …": the label of the first holds for the rest. */
    private Optional<IdentifierKind> listed(Ten ten, Label before) {
        if (certain.isEmpty() || ten.start() - certain.getLast().end() > 8 || !ten.usual()) {
            return Optional.empty();
        }
        Find last = certain.getLast();
        boolean next = LISTED.matcher(plain).region(last.end(), ten.start()).matches();
        return next && !notANumber(ten, before).yes() ? Optional.of(last.kind()) : Optional.empty();
    }

    private boolean possible(Ten ten, Label before) {
        return ten.usual()
                && !before.says().anotherThing()
                && !NotANumber.oneOfMany(reading.runs(), ten)
                && !NotANumber.stampOrNotice(ten)
                && !notANumber(ten, before).clearly();
    }

    private Label labelOf(Ten ten) {
        Label before = Label.before(plain, ten.start());
        String heading = before.direct() ? "" : reading.columns().heading(ten.start());
        return heading.isEmpty()
                ? before
                : Label.before(heading + ":", heading.length() + 1).or(before);
    }

    private NotANumber notANumber(Ten ten, Label before) {
        return new NotANumber(reading, ten, before.direct() && before.says().aPatient());
    }

    private Optional<IdentifierKind> believed(Ten ten, Label.Says context) {
        if (context.aPatient()) {
            return ten.usual() || ten.seldom() ? Optional.of(named(context, ten)) : Optional.empty();
        }
        if (!ten.usual() || NotANumber.oneOfMany(reading.runs(), ten)) {
            return Optional.empty();
        }
        return issued(ten).filter(kind -> kind != IdentifierKind.CHI_NUMBER || !NotANumber.looksLikeTime(ten));
    }

    private static IdentifierKind named(Label.Says label, Ten ten) {
        return switch (label) {
            case CHI -> IdentifierKind.CHI_NUMBER;
            case HEALTH_AND_CARE -> IdentifierKind.HEALTH_AND_CARE_NUMBER;
            case NHS -> IdentifierKind.NHS_NUMBER;
            case PATIENT, TELEPHONE, OTHER, NOTHING -> issued(ten).orElse(IdentifierKind.NHS_NUMBER);
        };
    }

    /** Whose range the number lies in. The ranges are by the first three digits, and no CHI number reaches 320. */
    private static Optional<IdentifierKind> issued(Ten ten) {
        int millions = Integer.parseInt(ten.digits().substring(0, 3));
        if (millions >= 400 && millions <= 499 || millions >= 600 && millions <= 799) {
            return Optional.of(IdentifierKind.NHS_NUMBER);
        }
        if (millions >= 320 && millions <= 399) {
            return Optional.of(IdentifierKind.HEALTH_AND_CARE_NUMBER);
        }
        return ten.startsWithDate() ? Optional.of(IdentifierKind.CHI_NUMBER) : Optional.empty();
    }
}
