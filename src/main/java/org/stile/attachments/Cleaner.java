package org.stile.attachments;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.stile.attachments.WorkFolders.WorkFolder;
import org.stile.attachments.cleaning.CleaningProcess;
import org.stile.attachments.cleaning.FileType;
import org.stile.attachments.cleaning.Refusal;
import org.stile.base.Problem;

/**
 * Has files cleaned, each in a Java of its own: whatever a file does to its parser, it costs 256 MB and 30 seconds at
 * most, and this process nothing. A thread could not be stopped and shares its memory with everybody. Thread-safe.
 */
@ApplicationScoped
class Cleaner {

    /** On a slow machine a large workbook takes ten. */
    private static final Duration MOST_TIME = Duration.ofSeconds(30);

    /** Half a gigabyte and both cores of a small machine at the worst. */
    private static final int AT_ONCE = 2;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    // 3 is what Java ends with when its memory is used up, 4 when the process gave up by itself; 128 and more: killed.
    private static final int OUT_OF_MEMORY = 3;
    private static final int GAVE_UP = 4;
    private static final int KILLED = 128;

    private static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:MaxMetaspaceSize=128m",
            "-XX:MaxDirectMemorySize=32m",
            "-XX:+ExitOnOutOfMemoryError",
            // what starts fast and takes little
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // Java 25 stops at 100, which a text box in a table in a text box comes near; XmlPart has a limit of its
            // own
            "-Djdk.xml.maxElementDepth=1000",
            "-Djava.awt.headless=true",
            "-Dlog4j2.statusLoggerLevel=OFF");

    private final Semaphore places = new Semaphore(AT_ONCE, true);

    /**
     * Cleans the file {@link CleaningProcess#GIVEN} of a folder.
     *
     * @return why it is not taken; empty when the clean file and its text are in the folder
     * @throws Problem.Busy when others have been waited for too long
     */
    Optional<Refusal> clean(WorkFolder folder, FileType type) {
        try {
            if (!places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Problem.Busy("Other files are being looked at. Try again in a minute.");
            }
            try {
                return run(folder, type);
            } finally {
                places.release();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem.Busy("The portal is stopping. Try again in a minute.");
        }
    }

    private static Optional<Refusal> run(WorkFolder folder, FileType type) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(folder, type))
                .directory(folder.path().toFile());
        // no passwords of ours, and no options that were meant for us
        builder.environment().clear();
        // what it prints may be text of the file
        builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            boolean ended = process.waitFor(MOST_TIME.toMillis(), TimeUnit.MILLISECONDS);
            return ended ? result(folder, process.exitValue()) : Optional.of(Refusal.TOO_HARD);
        } finally {
            // its files can only be deleted when it has let go of them
            process.destroyForcibly().waitFor();
        }
    }

    private static List<String> command(WorkFolder folder, FileType type) {
        String seconds = Long.toString(MOST_TIME.plusSeconds(5).toSeconds());
        return Stream.concat(
                        JAVA.stream(),
                        Stream.of(
                                "-Djava.io.tmpdir=" + folder.path(),
                                "-cp",
                                classPath(),
                                CleaningProcess.class.getName(),
                                folder.path().toString(),
                                type.value(),
                                seconds))
                .toList();
    }

    private static Optional<Refusal> result(WorkFolder folder, int exit) throws IOException {
        if (exit == OUT_OF_MEMORY || exit == GAVE_UP || exit >= KILLED) {
            return Optional.of(Refusal.TOO_HARD);
        }
        if (exit != 0) {
            throw new IllegalStateException("The process that cleans files ended with " + exit);
        }
        String result = Files.readString(folder.file(CleaningProcess.RESULT));
        return result.isEmpty() ? Optional.empty() : Optional.of(Refusal.valueOf(result));
    }

    /** What this process runs from: in a build, the application's folder; in a test, everything by name. */
    private static String classPath() {
        String own = System.getProperty("java.class.path");
        if (!own.endsWith("quarkus-run.jar")) {
            return own;
        }
        Path application = Path.of(own).toAbsolutePath().getParent();
        return Stream.of("app", "lib/main", "lib/boot")
                .map(folder -> application.resolve(folder) + File.separator + "*")
                .reduce((a, b) -> a + File.pathSeparator + b)
                .orElseThrow();
    }
}
