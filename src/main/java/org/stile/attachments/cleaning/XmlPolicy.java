package org.stile.attachments.cleaning;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;

/**
 * What is taken out of the XML inside office files, and what is not taken at all. It goes by names inside the XML rather
 * than by the names of parts, which can be chosen.
 */
final class XmlPolicy {

    /** In place of every name: some programs want one. */
    static final String SOMEBODY = "Author";

    /** In place of the target of a link that is cut; a file of that name is not there. */
    private static final String CUT = "removed";

    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    /** By namespace and name: a part that begins with one says only who made the file, and is emptied. */
    private static final Set<String> EMPTIED = Set.of(
            PACKAGE + "metadata/core-properties coreProperties",
            "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties Properties",
            "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties Properties",
            "http://purl.oclc.org/ooxml/officeDocument/extendedProperties Properties",
            "http://purl.oclc.org/ooxml/officeDocument/customProperties Properties",
            "http://schemas.microsoft.com/office/2006/metadata/properties properties",
            "http://schemas.microsoft.com/office/2020/mipLabelMetadata labelList",
            "urn:oasis:names:tc:opendocument:xmlns:office:1.0 document-meta");

    /** Attributes that name people, by element and name; * stands for any element. */
    private static final Set<String> NAMES_IN_ATTRIBUTES = Set.of(
            "* author",
            "* initials",
            "* userName",
            "* lastModifiedBy",
            "person displayName",
            "person userId",
            "presenceInfo userId",
            "author name",
            "author userId",
            "cmAuthor name",
            "userInfo name");

    private static final Set<String> NAMES_IN_TEXT = Set.of(
            "creator", "initial-creator", "printed-by", "creator-initials", "author-name", "author-initials", "author");

    private static final Set<String> PRINTER_SETTINGS = Set.of("PrinterName", "PrinterSetup");

    private static final Pattern MACRO =
            Pattern.compile("^(?:vnd\\.sun\\.star\\.script:|macro:|ppaction://macro)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROGRAM = Pattern.compile("^ppaction://(?:program|ole)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LIVE_DATA = Pattern.compile("\\bDDE(?:AUTO)?\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern OUTSIDE =
            Pattern.compile("^(?!data:)(?:[a-z][a-z0-9+.-]*:|//|/|\\\\\\\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WEB = Pattern.compile("^(?:https?://|mailto:|#)", Pattern.CASE_INSENSITIVE);

    private XmlPolicy() {}

    /** Refuses an element that runs something, holds a file, or says that the file is signed or encrypted. */
    static void refuseElement(XMLStreamReader at) throws Refused {
        switch (at.getLocalName()) {
            case "ddeLink", "dde-source", "dde-connection-decl", "ocx" -> throw new Refused(Refusal.ACTIVE);
            case "oleObject", "oleObj", "OLEObject", "object-ole" -> throw new Refused(Refusal.FILES_INSIDE);
            case "encryption-data" -> throw new Refused(Refusal.PROTECTED);
            case "document-signatures" -> throw new Refused(Refusal.SIGNED);
            case "Signature" -> refuseIn("http://www.w3.org/2000/09/xmldsig#", Refusal.SIGNED, at);
            case "module" -> refuseIn("http://openoffice.org/2000/script", Refusal.MACROS, at);
            default -> {}
        }
    }

    private static void refuseIn(String namespace, Refusal why, XMLStreamReader at) throws Refused {
        if (namespace.equals(at.getNamespaceURI())) {
            throw new Refused(why);
        }
    }

    /** Refuses an attribute that runs something. */
    static void refuseAttribute(String name, String value) throws Refused {
        if (MACRO.matcher(value).find()) {
            throw new Refused(Refusal.MACROS);
        }
        if (PROGRAM.matcher(value).find()) {
            throw new Refused(Refusal.ACTIVE);
        }
        switch (name) {
            case "instr" -> refuseFields(value);
            case "ContentType" -> {
                String type = value.toLowerCase(Locale.ROOT);
                if (type.contains("macroenabled") || type.contains("vbaproject")) {
                    throw new Refused(Refusal.MACROS);
                }
                if (type.contains("activex")) {
                    throw new Refused(Refusal.ACTIVE);
                }
            }
            default -> {}
        }
    }

    /** Refuses the codes of a text's fields when one fetches data from another program. */
    static void refuseFields(String codes) throws Refused {
        if (LIVE_DATA.matcher(codes).find()) {
            throw new Refused(Refusal.ACTIVE);
        }
    }

    /** Whether the part that begins with this element is emptied. */
    static boolean emptied(XMLStreamReader root) {
        return EMPTIED.contains(root.getNamespaceURI() + " " + root.getLocalName());
    }

    /** Whether an element goes with all that is in it: what leads to a part that goes. */
    static boolean dropped(XMLStreamReader at) {
        return switch (at.getLocalName()) {
            case "Relationship" -> {
                String type = value(at, "Type");
                yield type.endsWith("/printerSettings") || type.endsWith("/thumbnail");
            }
            case "Override" -> droppedPart(value(at, "PartName").replaceFirst("^/", ""));
            case "file-entry" -> droppedPart(value(at, "full-path"));
            default -> false;
        };
    }

    /** Whether a part goes: pictures of the first page, and settings of a printer. */
    static boolean droppedPart(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("thumbnails/")
                || lower.startsWith("docprops/thumbnail")
                || lower.contains("/printersettings/");
    }

    /** What an attribute becomes: itself where there is nothing to hide, null where it goes. */
    static String attribute(XMLStreamReader at, int index) {
        String element = at.getLocalName();
        String name = at.getAttributeLocalName(index);
        String value = at.getAttributeValue(index);
        if (NAMES_IN_ATTRIBUTES.contains("* " + name) || NAMES_IN_ATTRIBUTES.contains(element + " " + name)) {
            return SOMEBODY;
        }
        return switch (name) {
            // where the file lay on its author's disk
            case "url" -> element.equals("absPath") ? "" : value;
            case "Target" -> cut(at) ? CUT : value;
            case "href" -> !element.equals("a") && OUTSIDE.matcher(value).find() ? "" : value;
            // it refers to the printer settings, which go
            case "id" -> element.equals("pageSetup") ? null : value;
            default -> value;
        };
    }

    /** Links to templates, pictures and data elsewhere are cut: they tell of their author, or fetch what nobody sees. */
    private static boolean cut(XMLStreamReader at) {
        boolean external = value(at, "TargetMode").equals("External");
        boolean link = value(at, "Type").endsWith("/hyperlink")
                && WEB.matcher(value(at, "Target")).find();
        return external && !link;
    }

    /** Whether an element's text names a person or a machine. */
    static boolean namesSomebody(XMLStreamReader at) {
        String element = at.getLocalName();
        return NAMES_IN_TEXT.contains(element)
                || element.startsWith("sender-")
                || element.equals("config-item") && PRINTER_SETTINGS.contains(value(at, "name"));
    }

    /** An attribute's value by its name alone; empty when there is none. */
    static String value(XMLStreamReader at, String name) {
        for (int i = 0; i < at.getAttributeCount(); i++) {
            if (at.getAttributeLocalName(i).equals(name)) {
                return at.getAttributeValue(i);
            }
        }
        return "";
    }
}
