package org.stile.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

    private final String plain;
    private final List<Run> runs;

    private TenDigits(String plain, List<Run> runs) {
        this.plain = plain;
        this.runs = runs;
    }

    static List<Find> in(String plain, List<Run> runs) {
        return new TenDigits(plain, runs).finds();
    }

    private List<Find> finds() {
        List<Find> finds = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            Optional<Ten> ten = Ten.from(plain, runs, i);
            Optional<IdentifierKind> kind = ten.flatMap(this::kind);
            if (kind.isPresent()) {
                finds.add(Find.certain(kind.get(), ten.get().start(), ten.get().end()));
                i = ten.get().last();
            }
        }
        return finds;
    }

    private Optional<IdentifierKind> kind(Ten ten) {
        Label before = Label.before(plain, ten.start());
        if (before.says().theNumber() && before.direct()) {
            return Optional.of(named(before.says(), ten));
        }
        if (before.says() == Label.Says.TELEPHONE || before.says() == Label.Says.OTHER) {
            return Optional.empty();
        }
        Label.Says context = before.says().aPatient()
                ? before.says()
                : Label.after(plain, ten.end()).says();
        return believed(ten, context).filter(kind -> !new NotANumber(plain, runs, ten, before.direct()).yes());
    }

    private Optional<IdentifierKind> believed(Ten ten, Label.Says context) {
        if (context.aPatient()) {
            return ten.usual() || ten.seldom() ? Optional.of(named(context, ten)) : Optional.empty();
        }
        if (!ten.usual() || NotANumber.oneOfMany(runs, ten)) {
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
