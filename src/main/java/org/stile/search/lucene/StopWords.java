package org.stile.search.lucene;

import java.util.Set;

/**
 * Words that only hold a question together. They are in the index, and phrases need them; among loose words they are
 * passed over, since nearly every lesson has them. Left out on purpose: it, us and who, which here are IT, US and WHO.
 */
final class StopWords {

    static final Set<String> WORDS = Set.of(
            ("a about after an and any are as at be been but by can could did do does for from had has have how i if in"
                            + " into is its me my no not of on or our should so such than that the their them then"
                            + " there these they this those to very was we were what when where which while why will"
                            + " with would you your")
                    .split(" "));

    private StopWords() {}

    static boolean contains(Unit unit) {
        return unit.word() && unit.parts().getFirst().stream().anyMatch(WORDS::contains);
    }
}
