package org.stile.bench;

/** What is asked for, and how many of a hundred requests ask for it. */
enum Kind {
    RARE("one rare word", 10),
    MEDIUM("one word", 15),
    COMMON("one common word", 10),
    WORDS("3 to 5 words", 25),
    QUOTED("a quotation", 5),
    FILTERED("a word and filters", 15),
    BROWSED("filters only", 5),
    DEEP("a deep page", 5),
    SUGGESTED("suggestions", 10);

    private final String label;
    private final int share;

    Kind(String label, int share) {
        this.label = label;
        this.share = share;
    }

    String label() {
        return label;
    }

    int share() {
        return share;
    }
}
