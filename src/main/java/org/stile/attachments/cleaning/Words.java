package org.stile.attachments.cleaning;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** The text of a document, with headers, notes, comments and what tracked changes have deleted: all that it gives away. */
final class Words {

    /** All of it is looked through for patients, so a longer text is refused rather than cut. */
    static final int MOST = 2_000_000;

    private Words() {}

    /** The text of a cleaned document; empty for pictures. */
    static String of(Path file, FileType type) throws IOException, Refused {
        return switch (type.family()) {
            case OFFICE -> parsed(file, new OOXMLParser());
            case OPEN_DOCUMENT -> parsed(file, new OpenDocumentParser());
            case PDF -> parsed(file, new PDFParser());
            case TEXT, PNG, JPEG -> "";
        };
    }

    private static String parsed(Path file, Parser parser) throws IOException, Refused {
        ParseContext context = new ParseContext();
        context.set(OfficeParserConfig.class, everything());
        context.set(PDFParserConfig.class, withoutPictures());
        context.set(EmbeddedDocumentExtractor.class, new NothingInside());
        ContentHandler text = new BodyContentHandler(MOST);
        try (InputStream in = TikaInputStream.get(file)) {
            parser.parse(in, text, new Metadata(), context);
        } catch (TikaException | SAXException e) {
            throw new Refused(
                    WriteLimitReachedException.isWriteLimitReached(e) ? Refusal.TOO_MUCH_TEXT : Refusal.DAMAGED);
        }
        return text.toString();
    }

    private static OfficeParserConfig everything() {
        OfficeParserConfig config = new OfficeParserConfig();
        // event by event, where the others would hold the whole document
        config.setUseSAXDocxExtractor(true);
        config.setUseSAXPptxExtractor(true);
        config.setIncludeDeletedContent(true);
        config.setIncludeMoveFromContent(true);
        return config;
    }

    private static PDFParserConfig withoutPictures() {
        PDFParserConfig config = new PDFParserConfig();
        config.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        return config;
    }

    /** Files inside files were refused; pictures have no text. */
    private static final class NothingInside implements EmbeddedDocumentExtractor {

        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
            throw new IllegalStateException("Files inside files are never opened");
        }
    }
}
