package org.stile.uptake;

import java.util.List;

/**
 * What has become of a lesson, as far as one viewer may know.
 *
 * @param meaning of its evidence grade, in words
 * @param inWords how many trusts did what, in a sentence; empty when none did anything
 * @param uptakes what each trust did, newest first
 * @param corroborations which trusts have seen the same, newest first
 * @param reads how often people of trusts have read it; 0 when fewer than five times
 * @param mine where the viewer's own trust stands
 */
public record LessonUsage(
        String meaning,
        String inWords,
        List<TrustUptake> uptakes,
        List<Corroboration> corroborations,
        long reads,
        Mine mine) {

    /**
     * Where the viewer's trust stands.
     *
     * @param member whether the viewer belongs to a trust
     * @param recorded whether the trust has said something that others see
     * @param waiting whether something waits for its lead
     * @param lead whether the viewer is the lead
     * @param corroborated whether the trust has said that it happened there too
     * @param own whether the lesson is known to come from that trust
     */
    public record Mine(
            boolean member, boolean recorded, boolean waiting, boolean lead, boolean corroborated, boolean own) {

        static final Mine NOBODY = new Mine(false, false, false, false, false, false);
    }

    public boolean nothing() {
        return uptakes.isEmpty() && corroborations.isEmpty();
    }
}
