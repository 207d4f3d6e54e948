package org.stile;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Every address that the portal answers, read from its classes: what a test lists must be all there is. */
final class Routes {

    private Routes() {}

    /** Such as {@code GET /lessons/{ref}}. */
    static Set<String> all() {
        Set<String> routes = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.stile")) {
            if (type.isAnnotatedWith(Path.class)) {
                String base = type.getAnnotationOfType(Path.class).value();
                type.getMethods().forEach(method -> add(method, base, routes));
            }
        }
        return routes;
    }

    private static void add(JavaMethod method, String base, Set<String> routes) {
        for (Class<? extends Annotation> verb : List.of(GET.class, POST.class, PUT.class, DELETE.class)) {
            if (method.isAnnotatedWith(verb)) {
                String rest = method.isAnnotatedWith(Path.class)
                        ? method.getAnnotationOfType(Path.class).value()
                        : "";
                String path = ("/" + base + "/" + rest).replaceAll("/+", "/");
                String whole = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
                routes.add(verb.getSimpleName() + " " + whole);
            }
        }
    }
}
