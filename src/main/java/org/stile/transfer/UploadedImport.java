package org.stile.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jboss.logging.Logger;

/** Imports of files that were uploaded whole: they run in the background. Thread-safe. */
@ApplicationScoped
class UploadedImport {

    private static final Logger LOG = Logger.getLogger(UploadedImport.class);

    private final Importer importer;
    private final ImportThreads threads;
    private final Incoming incoming;

    UploadedImport(Importer importer, ImportThreads threads, Incoming incoming) {
        this.importer = importer;
        this.threads = threads;
        this.incoming = incoming;
    }

    /**
     * Starts the import of a file, which is moved away: the request that brought it deletes what it finds at its end.
     *
     * @return the number of the run
     * @throws org.stile.base.Problem.Busy while as many are running as may at once; nothing of the file is kept
     */
    long start(Path uploaded, long accountId) {
        long run = importer.begin(accountId);
        Path file = kept(uploaded);
        threads.start(() -> run(run, file, accountId));
        return run;
    }

    private Path kept(Path uploaded) {
        try {
            Path file = incoming.file(".upload");
            return Files.move(uploaded, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(long run, Path file, long accountId) {
        try (InputStream in = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE)) {
            importer.run(run, in, accountId, ImportEvents.NONE);
        } catch (IOException | RuntimeException e) {
            LOG.errorf(e, "Import %d failed; what it had counted is stored", run);
        }
    }
}
