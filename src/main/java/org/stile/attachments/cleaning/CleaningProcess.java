package org.stile.attachments.cleaning;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What runs in the process of its own: one file in, a clean one and its text out. The process has little memory, no
 * environment and no way to the database; when a file is too much for it, it dies, and nothing else does.
 *
 * <p>Works in one folder: reads {@link #GIVEN}; writes {@link #CLEAN}, {@link #TEXT}, and last {@link #RESULT}, which is
 * the name of a {@link Refusal} or empty for a file that is taken. What it prints is of no interest: it may be text of
 * the file.
 */
public final class CleaningProcess {

    /** The file as it came. */
    public static final String GIVEN = "given";

    /** The cleaned file. */
    public static final String CLEAN = "clean";

    /** The file's text in UTF-8. */
    public static final String TEXT = "text";

    /** How it went. */
    public static final String RESULT = "result";

    private static final int GAVE_UP = 4;

    private CleaningProcess() {}

    /** Takes the folder, the type's value, and after how many seconds to give up whatever happens. */
    public static void main(String... args) throws IOException {
        Path folder = Path.of(args[0]);
        FileType type = FileType.named("." + args[1]).orElseThrow();
        // should whoever started this be gone, nobody else would end it
        Thread.ofPlatform().daemon().start(() -> haltAfter(Duration.ofSeconds(Long.parseLong(args[2]))));
        Files.writeString(
                folder.resolve(RESULT), clean(folder, type).map(Refusal::name).orElse(""));
        // a parser's own threads do not hold it up
        Runtime.getRuntime().halt(0);
    }

    private static void haltAfter(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(GAVE_UP);
    }

    /**
     * Cleans {@link #GIVEN}; only in a process that may be lost.
     *
     * @return why the file is not taken; empty when {@link #CLEAN} and {@link #TEXT} are there
     */
    public static Optional<Refusal> clean(Path folder, FileType type) {
        try {
            opened(folder, type);
            return Optional.empty();
        } catch (Refused e) {
            return Optional.of(e.why());
        } catch (OfficeFile.UnpacksTooLarge e) {
            return Optional.of(Refusal.UNPACKS_TOO_LARGE);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // parsers fail in every way there is
            return Optional.of(Refusal.DAMAGED);
        }
    }

    private static void opened(Path folder, FileType type) throws IOException, Refused {
        Path given = folder.resolve(GIVEN);
        Path clean = folder.resolve(CLEAN);
        String text = "";
        switch (type.family()) {
            case OFFICE, OPEN_DOCUMENT -> OfficeFile.clean(given, clean, type);
            case PDF -> PdfFile.clean(given, clean);
            case PNG -> Files.write(clean, PngFile.cleaned(Files.readAllBytes(given)));
            case JPEG -> Files.write(clean, JpegFile.cleaned(Files.readAllBytes(given)));
            case TEXT -> {
                text = TextFile.read(Files.readAllBytes(given));
                Files.writeString(clean, text);
            }
        }
        text = text.isEmpty() ? Words.of(clean, type) : text;
        if (text.length() > Words.MOST) {
            throw new Refused(Refusal.TOO_MUCH_TEXT);
        }
        Files.writeString(folder.resolve(TEXT), text, UTF_8);
    }
}
