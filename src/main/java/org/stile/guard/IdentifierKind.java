package org.stile.guard;

/** What kind of identifier was found, in the words that an author reads. */
public enum IdentifierKind {
    NHS_NUMBER("NHS number", "Leave it out and say who it was in general terms: “a man in his fifties”."),
    CHI_NUMBER("CHI number", "Leave it out and say who it was in general terms: “a woman in her seventies”."),
    HEALTH_AND_CARE_NUMBER(
            "Health and Care number",
            "Leave it out and say who it was in general terms: “a child of primary-school age”."),
    NATIONAL_INSURANCE_NUMBER(
            "National Insurance number", "Leave it out. Say what the person does: “a member of the night staff”."),
    DATE_OF_BIRTH("date of birth", "Give an age band instead: “a man in his fifties”."),
    TEN_DIGITS(
            "ten-digit number",
            "If it is a person’s, leave it out. If it is a reference, say of what: “order number”, “asset”."),
    HOSPITAL_NUMBER(
            "hospital number", "Leave it out and say what was wrong with it: “two numbers that differ in a digit”."),
    NAME("name", "Leave it out and say who it was in general terms: “a woman in her seventies”, “her son”."),
    TELEPHONE("telephone number", "Leave it out. Say whom to ask: “the trust’s PACS office”."),
    EMAIL("e-mail address", "Leave it out. Say whom to ask: “the trust’s PACS office”."),
    POSTCODE("postcode", "Leave it out, or give the district at most: “in the north of the county”.");

    private final String plainName;
    private final String instead;

    IdentifierKind(String plainName, String instead) {
        this.plainName = plainName;
        this.instead = instead;
    }

    /** The name as it stands in the middle of a sentence: "NHS number", "date of birth". */
    public String plainName() {
        return plainName;
    }

    /** What to write instead: one or two sentences for the author. */
    public String instead() {
        return instead;
    }
}
