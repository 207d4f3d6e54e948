package org.stile.attachments.cleaning;

/** Why a file is not taken, in words for the person who sent it. */
public enum Refusal {
    EMPTY("The file is empty. Choose another."),
    TOO_LARGE("The file is larger than 10 MB. Make its pictures smaller, or split it."),
    UNKNOWN_TYPE("This kind of file cannot be added. Add a Word, Excel or PowerPoint file (docx, xlsx, pptx), an"
            + " OpenDocument file (odt, ods, odp), a PDF, plain text (txt, csv, md) or a picture (png, jpg)."),
    OTHER_TYPE("What is in the file is not what its name says. Open it, save it as what it is, and add that."),
    DICOM("This is a DICOM image, which always holds a patient’s details. It was not stored. Do not add it in another"
            + " format either."),
    OLD_OFFICE("This is an older Office file, or one with a password. Save it as docx, xlsx or pptx without a"
            + " password, and add that."),
    PROTECTED("The file is protected with a password or by restrictions. Save a copy without them, and add that."),
    SIGNED("The file is digitally signed, and taking its author’s details out would break the signature. Save an"
            + " unsigned copy, and add that."),
    MACROS("The file has macros. Save it without them, as docx, xlsx, pptx or an OpenDocument file, and add that."),
    ACTIVE("The file runs or opens something else when it is opened. Take scripts, form actions, media and live links"
            + " to data out, and add it again."),
    FILES_INSIDE("The file has other files inside. Take embedded workbooks, documents and objects out (paste charts as"
            + " pictures), and add it again."),
    HIDES("Something else is hidden in the file: it is two kinds of file at once. Open it, save it as a new file, and"
            + " add that."),
    UNSAFE("The file is not put together as an office program does it, which can be dangerous. Open it, save it as a"
            + " new file, and add that."),
    UNPACKS_TOO_LARGE("Unpacked, the file is far larger than it seems. Split it, or make it simpler."),
    TOO_MANY_PIXELS("The picture has more than 40 million pixels. Make it smaller, and add it again."),
    TOO_MUCH_TEXT("The file has more than 2 million characters of text, too many to look through. Split it."),
    TOO_HARD("The file takes too much time or memory to open. Make it simpler, or save it as a PDF."),
    DAMAGED("The file cannot be read. Open it, save it as a new file, and add that.");

    private final String message;

    Refusal(String message) {
        this.message = message;
    }

    /** What happened and what to do, in whole sentences. */
    public String message() {
        return message;
    }
}
