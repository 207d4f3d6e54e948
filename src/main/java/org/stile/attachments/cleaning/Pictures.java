package org.stile.attachments.cleaning;

/** What is asked of every picture, whatever its format. */
final class Pictures {

    /** 40 million: larger than any telephone's, and a browser can still show it. */
    private static final long MOST_PIXELS = 40_000_000;

    private Pictures() {}

    static void checkSize(long width, long height) throws Refused {
        if (width < 1 || height < 1) {
            throw new Refused(Refusal.DAMAGED);
        }
        if (width * height > MOST_PIXELS) {
            throw new Refused(Refusal.TOO_MANY_PIXELS);
        }
    }
}
