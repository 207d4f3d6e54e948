package org.stile.search.lucene;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterDirectoryReader;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;

/** An index as if some lessons had been taken out of it. */
final class WithoutLessons extends FilterDirectoryReader {

    private final List<Long> numbers;

    WithoutLessons(DirectoryReader index, List<Long> numbers) throws IOException {
        super(index, new SubReaderWrapper() {
            @Override
            public LeafReader wrap(LeafReader segment) {
                try {
                    return new Segment(segment, numbers);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
        this.numbers = numbers;
    }

    @Override
    protected DirectoryReader doWrapDirectoryReader(DirectoryReader index) throws IOException {
        return new WithoutLessons(index, numbers);
    }

    @Override
    public CacheHelper getReaderCacheHelper() {
        return null;
    }

    private static final class Segment extends FilterLeafReader {

        private final FixedBitSet left;

        Segment(LeafReader segment, List<Long> numbers) throws IOException {
            super(segment);
            left = new FixedBitSet(segment.maxDoc());
            left.set(0, segment.maxDoc());
            Bits live = segment.getLiveDocs();
            for (int doc = 0; live != null && doc < segment.maxDoc(); doc++) {
                if (!live.get(doc)) {
                    left.clear(doc);
                }
            }
            for (long number : numbers) {
                PostingsEnum lesson = segment.postings(LessonDocument.key(number), PostingsEnum.NONE);
                while (lesson != null && lesson.nextDoc() != PostingsEnum.NO_MORE_DOCS) {
                    left.clear(lesson.docID());
                }
            }
        }

        @Override
        public Bits getLiveDocs() {
            return left;
        }

        @Override
        public int numDocs() {
            return left.cardinality();
        }

        @Override
        public CacheHelper getCoreCacheHelper() {
            // values and words of a document do not depend on whether it is left
            return in.getCoreCacheHelper();
        }

        @Override
        public CacheHelper getReaderCacheHelper() {
            return null;
        }
    }
}
