package org.stile.transfer;

/** Told what an import does, by the thread that stores. Must not block for long and must not throw. */
public interface ImportEvents {

    /** Hears nothing: the run's row and its rejected lines are kept all the same. */
    ImportEvents NONE = new ImportEvents() {
        @Override
        public void rejected(long line, String reason) {}

        @Override
        public void progress(ImportCounts counts) {}
    };

    /**
     * A line was not taken; told in the order of the lines.
     *
     * @param line from 1
     * @param reason never holds any of the line's text
     */
    void rejected(long line, String reason);

    /** What is committed by now; told after every batch. */
    void progress(ImportCounts counts);
}
