package org.stile.lessons;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.stile.attachments.Attachment;

/**
 * A file of a lesson as API and exports write it.
 *
 * @param url where its bytes are
 */
public record FileJson(@JsonUnwrapped Attachment file, String url) {

    /** The file with its address in this installation. */
    public static FileJson of(Attachment file) {
        return new FileJson(file, "/api/lessons/" + new LessonRef(file.lesson()) + "/files/" + file.id());
    }
}
