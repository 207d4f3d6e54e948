package org.stile.search.lucene;

import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.StoredFieldsFormat;
import org.apache.lucene.codecs.compressing.CompressionMode;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene104.Lucene104HnswScalarQuantizedVectorsFormat;
import org.apache.lucene.codecs.lucene90.compressing.Lucene90CompressingStoredFieldsFormat;

/**
 * How the index is written: Lucene's usual formats but for two. Lucene finds it by its name, which every segment has,
 * through {@code META-INF/services}.
 */
public final class IndexCodec extends FilterCodec {

    private static final String NAME = "Stile";

    // Lucene's own packs 80 kB together, for archives. A page reads ten or twenty lessons from all over: a lesson of
    // 1 to 5 kB is unpacked with one or two others here, for an index a little larger.
    private static final int PACKED_TOGETHER = 4 * 1024;

    private static final int MOST_TOGETHER = 128;
    private static final int BLOCK_SHIFT = 10;

    private final StoredFieldsFormat stored = new Lucene90CompressingStoredFieldsFormat(
            "StileStoredFields", CompressionMode.FAST, PACKED_TOGETHER, MOST_TOGETHER, BLOCK_SHIFT);

    /** Makes Lucene know it where libraries have a class loader of their own, as in tests of the whole portal. */
    static void register() {
        Codec.reloadCodecs(IndexCodec.class.getClassLoader());
    }

    /** For Lucene, and for every index that is written. */
    public IndexCodec() {
        super(NAME, new Lucene104Codec() {
            // a quarter of the memory of whole vectors; their exact numbers are kept beside, on disk
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
                return new Lucene104HnswScalarQuantizedVectorsFormat();
            }
        });
    }

    @Override
    public StoredFieldsFormat storedFieldsFormat() {
        return stored;
    }
}
