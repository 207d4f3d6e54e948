package org.stile.lessons;

import java.util.Set;

/** The words that {@link Verbs} knows, in lower case. */
final class VerbWords {

    /** Begin an instruction, whatever follows. */
    static final Set<String> ACTIONS = Words.set("""
            accept acknowledge adapt add adopt agree allocate allow announce apply appoint arrange ask
            assess assign assume avoid be become begin book borrow brace bring build buy calculate carry
            chase check choose clarify close collect combine come commission compare confirm connect
            consider consult create cross-check decide define delete deliver develop disband discuss
            eliminate encourage encrypt engage ensure enter escalate establish estimate examine expect
            explain feed find fix follow freeze fund gather get give go hang happen have help hide hold
            identify ignore implement improve include inform insist install introduce invest invite involve
            isolate join keep know label learn leave let limit line listen look maintain make measure meet
            nominate notify obtain offer organise pay perform pick practise prepare prevent procure
            protect prove provide publish put raise reconcile recruit redesign reduce refuse rehearse
            reject rely remember remind remove renew repeat replace require reserve resist resolve respond
            retain ring rotate save secure seek select send settle share show sign simulate sit size
            speak specify spend split standardise start stay stop submit swap take talk teach tell think
            tie train treat try turn understand unplug validate verify wait walk want warn watch weigh
            withdraw write""");

    /** Begin an instruction or a heading: "test every printer", "test results". The next words decide. */
    static final Set<String> ALSO_NOUNS = Words.set("""
            access address alert audit back backup balance bank benchmark budget call challenge change
            clean complete contract control copy cost count cover date delay design display divide document
            double draft email fit focus forecast form graph group guard guide halt head hire hook index
            interview issue lead link list load lock log map mark market match mend model monitor move name
            need note number open order phase phone pilot place plan pool post price print process promise
            purchase question queue quote rank rate record release report request return review risk route
            run sample scan schedule scope screen search separate set ship sort spare staff stage state
            step stock store supply support switch target test time touch trace track trial update upgrade
            use value visit work""");

    /** After one of these words, a noun is meant: "test the results". */
    static final Set<String> POINTING = Words.set("""
            a an the your our their its my this that these those every each all any both some no one two three four
            five everyone everybody nobody whoever who whom whether how what which when where against ahead until
            before after once so early first twice not through across down up rather while as him her them it us""");

    static final Set<String> DETERMINERS = Words.set("the a an your every each");

    /** Between a noun and its place, where what points no longer says anything: "test results for the ward". */
    static final Set<String> PLACING = Words.set("of in for at on from with to by about into");

    /** Say that something is so, wherever they stand. */
    static final Set<String> TELLING = Words.set("""
            is are was were am has have had can cannot could will would should must may might shall does did do it's
            that's there's who's what's means makes gives takes helps saves brings keeps fails lets gets becomes goes
            comes shows depends matters breaks loses hides stays rises pays tells says wants requires allows prevents
            improves reduces increases beats arrives slows owns serves reaches remains reveals spares survives follows
            travels happens grows avoids protects catches rescues ruins kills
            let make keep give get know understand become ensure happen improve want depend""");

    static final Set<String> PAST = Words.set("""
            went took came made got gave found knew thought told said left lost kept held led met ran brought bought
            built hit sent spent stood taught threw won wrote broke became began beat blew chose drew drove fell felt
            flew forgot froze grew heard hid hung laid paid rose sank sold shook shut slept slid spoke split stole
            struck stuck swore tore understood woke wore crept fled fought lent lit meant let put died""");

    /** End in "ed" and describe or are no verbs at all. */
    static final Set<String> NOT_PAST = Words.set("""
            need speed feed seed hundred indeed embed biomed based related shared advanced automated integrated
            combined detailed limited dedicated required learned needed involved experienced united recommended
            proposed centralised distributed exceed proceed unexpected unreported""");

    /** Before a word in "ed", these make it describe a thing: "the shared archive". */
    static final Set<String> BEFORE_ADJECTIVES = Words.set("""
            a an the our your their its of with for to in on by from at as and or more most less newly this these""");

    /** May stand before the verb of an instruction. */
    static final Set<String> OPENING = Words.set("""
            always never please first do don't only also then so and but early quickly routinely regularly formally""");

    /** "Don’t know why": somebody speaks of themselves and asks nothing of the reader. */
    static final Set<String> SAID_OF_ONESELF =
            Words.set("know think understand have see remember believe need want get mind seem");

    private VerbWords() {}
}
