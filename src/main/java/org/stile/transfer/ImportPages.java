package org.stile.transfer;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.stile.web.Form;

/** What each page of this package shows. */
final class ImportPages {

    private ImportPages() {}

    /** The form to send a file, and the latest runs. */
    @CheckedTemplate(basePath = "transfer", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Imports(Form form, List<ImportRun> runs) implements TemplateInstance {}

    /** One run, while it runs and after. */
    @CheckedTemplate(basePath = "transfer", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ImportProgress(ImportRun run) implements TemplateInstance {}
}
