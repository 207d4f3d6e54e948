package org.stile.attachments;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.stile.attachments.WorkFolders.WorkFolder;
import org.stile.attachments.cleaning.CleaningProcess;
import org.stile.attachments.cleaning.Refusal;
import org.stile.audit.Audit;
import org.stile.base.CleanText;
import org.stile.base.Problem;
import org.stile.changes.Changes;
import org.stile.web.Viewer;

/**
 * Files that go with lessons: the only door to them. Lessons are known by number; who may read and change one is asked
 * of {@link LessonAccess}. Thread-safe.
 */
@ApplicationScoped
public class Attachments {

    /** Files of one lesson. */
    public static final int MOST_FILES = 10;

    /** Bytes of one file: enough for a training pack, and a request of 10 MiB has room for it and its form. */
    public static final long MOST_BYTES = 10_000_000;

    /** Bytes of all files of one lesson. */
    public static final long MOST_TOGETHER = 30_000_000;

    public static final int LONGEST_TITLE = 120;
    public static final int LONGEST_NOTE = 500;

    // Cleaning may make a file a little larger, when it is packed less well than before.
    private static final long MOST_CLEAN_BYTES = 12_000_000;

    // 20 to 30 pages. All of a text is looked through for patients; this much of it is kept for search.
    private static final int KEPT_TEXT = 100_000;

    // Some 3,000 words for all files of a lesson: more would make its own words count for little (see IndexEntry).
    private static final int SEARCHED_TEXT = 20_000;

    private static final int PIECE = 256 * 1024;

    private final AttachmentStore store;
    private final LessonAccess lessons;
    private final WorkFolders folders;
    private final VirusScan viruses;
    private final Cleaner cleaner;
    private final Audit audit;
    private final Changes changes;
    private final InstantSource clock;

    Attachments(
            AttachmentStore store,
            LessonAccess lessons,
            WorkFolders folders,
            VirusScan viruses,
            Cleaner cleaner,
            Audit audit,
            Changes changes,
            InstantSource clock) {
        this.store = store;
        this.lessons = lessons;
        this.folders = folders;
        this.viruses = viruses;
        this.cleaner = cleaner;
        this.audit = audit;
        this.changes = changes;
        this.clock = clock;
    }

    /** The files of a lesson that the viewer may read, in the order in which they were added. */
    @Transactional
    public List<Attachment> of(long lesson, Viewer viewer) {
        lessons.read(lesson, viewer);
        return store.of(lesson);
    }

    /**
     * One file of a lesson that the viewer may read.
     *
     * @throws Problem.NotFound when the lesson has no such file, or the viewer may not read it
     * @throws Problem.Gone when the lesson has been withdrawn
     */
    @Transactional
    public Attachment open(long lesson, long id, Viewer viewer) {
        lessons.read(lesson, viewer);
        return store.byId(lesson, id).orElseThrow(Attachments::notFound);
    }

    /** The header that makes a browser show a picture and save everything else. */
    public static String disposition(Attachment file) {
        return FileName.disposition(file);
    }

    /**
     * Writes the bytes of a file that somebody was let to by {@link #open}, piece by piece, each read by itself.
     *
     * @throws IOException when the reader has gone, or the file was taken away meanwhile
     */
    public void write(Attachment file, OutputStream to) throws IOException {
        for (long from = 0; from < file.size(); ) {
            long at = from;
            byte[] piece = inTransaction(() -> store.piece(file.id(), at, PIECE));
            if (piece.length == 0) {
                throw new IOException("The file has been taken away while it was read");
            }
            to.write(piece);
            from += piece.length;
        }
    }

    /**
     * Adds a file to a lesson. Looking at it takes seconds, so that happens between two transactions: one that asks
     * whether the viewer may, and one that asks again and stores.
     *
     * @throws Problem.Invalid when the file, its title or its note is refused; the fields are {@code file},
     *     {@code title} and {@code note}
     * @throws Problem.TooLarge when it is larger than {@link #MOST_BYTES}
     * @throws Problem.Conflict when the lesson has it already, has too many, or does not take files now
     * @throws Problem.Busy when too many are being looked at, or the virus scanner does not answer
     */
    public Added add(long lesson, Upload upload, Viewer viewer) {
        LessonAccess.Lesson host = inTransaction(() -> {
            LessonAccess.Lesson let = lessons.add(lesson, viewer);
            refuseTooMany(store.of(lesson), 0);
            return let;
        });
        String fileName = FileName.cleaned(upload.fileName());
        String title = line("title", upload.title(), LONGEST_TITLE);
        String note = line("note", upload.note(), LONGEST_NOTE);
        if (title.isEmpty()) {
            throw new Problem.Invalid("title", "Say what the file is, such as “Test script for go-live”");
        }
        FileGuard.refuseTyped(title, note, fileName);
        try (WorkFolder folder = folders.open()) {
            Received received = Received.into(folder.file(CleaningProcess.GIVEN), upload.content(), fileName);
            inTransaction(() -> refuseKnown(lesson, received.sha256()));
            String text = looked(folder, received);
            List<String> places = FileGuard.places(String.join("\n", title, note, fileName), text, host.hiddenNames());
            if (!places.isEmpty() && !upload.confirmed().equals(received.sha256())) {
                return new Added.Asked(received.sha256(), places);
            }
            Path clean = folder.file(CleaningProcess.CLEAN);
            Attachment file = new Attachment(
                    0,
                    lesson,
                    title,
                    note,
                    FileName.of(fileName, received.type()),
                    received.type(),
                    Files.size(clean),
                    Received.hash(clean),
                    clock.instant());
            return new Added.Stored(stored(
                    new AttachmentStore.New(file, received.sha256(), kept(text), viewer.accountId(), clean), viewer));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes a file away for good. */
    @Transactional
    public void remove(long lesson, long id, Viewer viewer) {
        LessonAccess.Lesson host = lessons.remove(lesson, viewer);
        if (!store.remove(lesson, id)) {
            throw notFound();
        }
        audit.record(viewer, "file.remove", host.ref(), "file " + id);
        changes.append(Changes.LESSON, lesson);
    }

    /**
     * Takes away the files of a lesson that hold some words, in their names or in the text that was read from them: words
     * cannot be taken out of a file. For a purge, inside its transaction.
     *
     * @param expression a regular expression of PostgreSQL
     * @return how many were taken away
     */
    @Transactional(TxType.MANDATORY)
    public int removeHolding(long lesson, String expression) {
        return store.removeHolding(lesson, expression);
    }

    /**
     * Takes all files of a lesson away, as part of what somebody else does with the lesson: that one audits it and tells
     * the change log.
     *
     * @return how many there were
     */
    @Transactional(TxType.MANDATORY)
    public int removeAll(long lesson) {
        return store.removeAll(lesson);
    }

    /** Files by lesson, for lists of lessons that the viewer was let to already; lessons without any are missing. */
    @Transactional
    public Map<Long, List<Attachment>> of(Collection<Long> readable) {
        return readable.isEmpty()
                ? Map.of()
                : store.of(readable).stream().collect(Collectors.groupingBy(Attachment::lesson));
    }

    /** For the index alone: what the files of lessons say, by lesson; lessons without files are missing. */
    @Transactional
    public Map<Long, String> forIndex(Collection<Long> numbers) {
        return numbers.isEmpty() ? Map.of() : store.texts(numbers, SEARCHED_TEXT);
    }

    /** The text of a file that has been scanned and cleaned, and has nothing certain of a patient. */
    private String looked(WorkFolder folder, Received received) throws IOException {
        viruses.check(folder.file(CleaningProcess.GIVEN));
        cleaner.clean(folder, received.type()).ifPresent(why -> {
            throw Received.refused(why);
        });
        if (Files.size(folder.file(CleaningProcess.CLEAN)) > MOST_CLEAN_BYTES) {
            throw new Problem.TooLarge(Refusal.TOO_LARGE.message());
        }
        String text = Files.readString(folder.file(CleaningProcess.TEXT));
        FileGuard.refuseText(text);
        return text;
    }

    private Attachment stored(AttachmentStore.New row, Viewer viewer) {
        Attachment file = row.file();
        return inTransaction(() -> {
            LessonAccess.Lesson host = lessons.add(file.lesson(), viewer);
            refuseTooMany(store.of(file.lesson()), file.size());
            refuseKnown(file.lesson(), row.sentSha256());
            long id = store.add(row);
            audit.record(
                    viewer,
                    "file.add",
                    host.ref(),
                    "file %d, %s, %d bytes".formatted(id, file.type().value(), file.size()));
            changes.append(Changes.LESSON, file.lesson());
            return store.byId(file.lesson(), id).orElseThrow();
        });
    }

    private Void refuseKnown(long lesson, String sha256) {
        if (store.has(lesson, sha256)) {
            throw new Problem.Conflict("file-known", "The lesson has this file already.");
        }
        return null;
    }

    private static void refuseTooMany(List<Attachment> files, long more) {
        if (files.size() >= MOST_FILES) {
            throw new Problem.Conflict(
                    "too-many-files",
                    "A lesson can have %d files, and this one has them. Take one away first.".formatted(MOST_FILES));
        }
        if (files.stream().mapToLong(Attachment::size).sum() + more > MOST_TOGETHER) {
            throw new Problem.Conflict(
                    "files-too-large",
                    "The files of a lesson can have 30 MB together. Take one away, or make this one smaller.");
        }
    }

    private static String line(String field, String text, int longest) {
        String line = CleanText.line(text);
        if (line.length() > longest) {
            throw new Problem.Invalid(field, "At most %d characters, please".formatted(longest));
        }
        return line;
    }

    private static String kept(String text) {
        String plain = CleanText.of(text).strip().replaceAll("[ \\t]+", " ").replaceAll("\\s*\\n\\s*", "\n");
        // a cut in the middle of a character leaves half of one, which cannot be stored
        return CleanText.of(plain.substring(0, Math.min(plain.length(), KEPT_TEXT)));
    }

    private static <T> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    private static Problem notFound() {
        return new Problem.NotFound("This lesson has no such file.");
    }
}
