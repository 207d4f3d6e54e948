package org.stile.guard;

import java.util.ArrayList;
import java.util.List;

/** Digits that stand together in plain text; {@code size} counts them without what cannot be seen between them. */
record Run(int start, int end, int size) {

    static List<Run> allIn(String plain) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < plain.length(); i++) {
            if (Plain.isDigit(plain.charAt(i))) {
                Run run = from(plain, i);
                runs.add(run);
                i = run.end();
            }
        }
        return runs;
    }

    private static Run from(String plain, int start) {
        int end = start;
        int size = 0;
        for (int i = start; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Plain.isDigit(c)) {
                size++;
                end = i + 1;
            } else if (c != Plain.UNSEEN) {
                break;
            }
        }
        return new Run(start, end, size);
    }
}
