package org.stile.guard;

import java.util.List;

/** A text and what all finders need of it, made once: its plain form, its digits, its tables. */
record Reading(String text, String plain, List<Run> runs, Columns columns) {

    static Reading of(String text) {
        String plain = Plain.of(text);
        return new Reading(text, plain, Run.allIn(plain), Columns.in(plain));
    }
}
