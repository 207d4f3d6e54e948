package org.stile.uptake;

import org.stile.lessons.LessonRef;

/** A line of the ledger: some trust and some lesson. */
sealed interface LedgerLine permits UptakeEntry, Corroborated {

    LessonRef lesson();

    String trust();
}
