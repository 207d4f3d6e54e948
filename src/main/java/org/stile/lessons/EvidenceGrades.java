package org.stile.lessons;

/** How well other trusts have tested a lesson. Implemented by the level above, which keeps the ledger of uptake. */
public interface EvidenceGrades {

    /**
     * The grade that the evidence kept now comes to, from 0 to 5. Runs in its caller's transaction.
     *
     * @param lesson nothing hidden: its own trust must be known, since that trust does not count
     */
    int of(Lesson lesson);
}
