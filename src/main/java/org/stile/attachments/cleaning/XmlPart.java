package org.stile.attachments.cleaning;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One XML part of an office file on its way through: read event by event and written anew as {@link XmlPolicy} wants it.
 * Comments, processing instructions and document types do not come out; a document type is refused, so that there are no
 * entities to expand. In constant memory.
 */
final class XmlPart {

    // Word nests tables and text boxes a few dozen deep.
    private static final int DEEPEST = 300;
    private static final int MOST_FIELD_CODES = 100_000;

    private static final XMLInputFactory PARSERS = parsers();

    private final Writer out;
    private final Set<String> contentTypes = new HashSet<>();
    private final StringBuilder fieldCodes = new StringBuilder();
    private int depth;
    /** The depth of the element that is left out with all in it; 0 outside of one. */
    private int leftOutAt;

    /** Whether nothing but the root of this part comes out. */
    private boolean emptied;

    /** Whether the text of the present element names somebody, and whether that has been said in other words yet. */
    private boolean hiding;

    private boolean hidden;
    private boolean inFieldCode;

    private XmlPart(Writer out) {
        this.out = out;
    }

    private static XMLInputFactory parsers() {
        // the JDK's own, whatever else is on the class path
        XMLInputFactory parsers = XMLInputFactory.newDefaultFactory();
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        parsers.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        parsers.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        return parsers;
    }

    /**
     * Writes what may stay of a part.
     *
     * @return the content types that it names, as {@code [Content_Types].xml} does
     */
    static Set<String> clean(InputStream in, Writer out) throws IOException, Refused {
        XmlPart part = new XmlPart(out);
        try {
            XMLStreamReader reader = PARSERS.createXMLStreamReader(in);
            out.write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
            while (reader.hasNext()) {
                part.event(reader.next(), reader);
            }
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException failed) {
                throw failed;
            }
            throw new Refused(Refusal.DAMAGED);
        }
        XmlPolicy.refuseFields(part.fieldCodes.toString());
        out.flush();
        return part.contentTypes;
    }

    private void event(int event, XMLStreamReader at) throws IOException, Refused {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> begin(at);
            case XMLStreamConstants.END_ELEMENT -> end(at);
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> text(at);
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw new Refused(Refusal.UNSAFE);
            default -> {}
        }
    }

    private void begin(XMLStreamReader at) throws IOException, Refused {
        if (++depth > DEEPEST) {
            throw new Refused(Refusal.UNSAFE);
        }
        XmlPolicy.refuseElement(at);
        for (int i = 0; i < at.getAttributeCount(); i++) {
            XmlPolicy.refuseAttribute(at.getAttributeLocalName(i), at.getAttributeValue(i));
        }
        inFieldCode = at.getLocalName().equals("instrText");
        emptied = emptied || depth == 1 && XmlPolicy.emptied(at);
        if (leftOutAt == 0 && XmlPolicy.dropped(at)) {
            leftOutAt = depth;
        }
        if (!leftOut()) {
            hiding = XmlPolicy.namesSomebody(at);
            hidden = false;
            tag(at);
        }
    }

    private boolean leftOut() {
        return leftOutAt > 0 || emptied && depth > 1;
    }

    private void tag(XMLStreamReader at) throws IOException {
        out.append('<').append(name(at.getPrefix(), at.getLocalName()));
        for (int i = 0; i < at.getNamespaceCount(); i++) {
            String prefix = at.getNamespacePrefix(i);
            String declared = prefix == null || prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix;
            attribute(declared, at.getNamespaceURI(i) == null ? "" : at.getNamespaceURI(i));
        }
        for (int i = 0; i < at.getAttributeCount(); i++) {
            String value = XmlPolicy.attribute(at, i);
            if (at.getAttributeLocalName(i).equals("ContentType")) {
                contentTypes.add(at.getAttributeValue(i));
            }
            boolean stays = !emptied || at.getAttributeLocalName(i).equals("version");
            if (value != null && stays) {
                attribute(name(at.getAttributePrefix(i), at.getAttributeLocalName(i)), value);
            }
        }
        out.append('>');
    }

    private void attribute(String name, String value) throws IOException {
        out.append(' ').append(name).append("=\"");
        escape(value, true);
        out.append('"');
    }

    private void end(XMLStreamReader at) throws IOException {
        if (!leftOut()) {
            out.append("</").append(name(at.getPrefix(), at.getLocalName())).append('>');
        }
        if (leftOutAt == depth) {
            leftOutAt = 0;
        }
        depth--;
        hiding = false;
        inFieldCode = false;
    }

    private void text(XMLStreamReader at) throws IOException {
        String text = at.getText();
        if (inFieldCode && fieldCodes.length() < MOST_FIELD_CODES) {
            fieldCodes.append(text);
        }
        if (leftOut() || depth == 0) {
            return;
        }
        if (!hiding || text.isBlank()) {
            escape(text, false);
        } else if (!hidden) {
            // once, in however many pieces the text comes
            out.append(XmlPolicy.SOMEBODY);
            hidden = true;
        }
    }

    private static String name(String prefix, String local) {
        return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
    }

    private void escape(String text, boolean inAttribute) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append(inAttribute ? "&quot;" : "\"");
                case '\r' -> out.append("&#13;");
                case '\n' -> out.append(inAttribute ? "&#10;" : "\n");
                case '\t' -> out.append(inAttribute ? "&#9;" : "\t");
                default -> out.append(c);
            }
        }
    }
}
