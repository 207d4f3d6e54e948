package org.stile.search.judged;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.stile.lessons.Lesson;
import org.stile.search.IndexEntry;
import org.stile.search.Meanings;
import org.stile.search.meaning.SentenceModel;

/** The lessons of a collection with the vectors that the portal would give them, kept between runs below target/. */
final class KeptVectors {

    private static final int BATCH = 64;

    private KeptVectors() {}

    static List<IndexEntry> of(String name, List<Lesson> lessons, SentenceModel model) throws IOException {
        List<String> texts =
                lessons.stream().map(lesson -> Meanings.text(lesson.content())).toList();
        CRC32 sum = new CRC32();
        texts.forEach(text -> sum.update(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        Path file = Path.of("target", "vectors", name + "-" + Long.toString(sum.getValue(), 36));
        if (!Files.exists(file)) {
            Files.createDirectories(file.getParent());
            compute(texts, model, file);
        }
        List<IndexEntry> entries = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            for (Lesson lesson : lessons) {
                float[] vector = new float[SentenceModel.DIMENSIONS];
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = in.readFloat();
                }
                entries.add(new IndexEntry(lesson, vector));
            }
        }
        return entries;
    }

    private static void compute(List<String> texts, SentenceModel model, Path file) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".half");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(half)))) {
            for (int from = 0; from < texts.size(); from += BATCH) {
                for (float[] vector : model.vectors(texts.subList(from, Math.min(from + BATCH, texts.size())))) {
                    for (float number : vector) {
                        out.writeFloat(number);
                    }
                }
            }
        }
        Files.move(half, file);
    }
}
