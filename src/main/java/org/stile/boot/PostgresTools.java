package org.stile.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs PostgreSQL's own programs, as a user they accept.
 *
 * <p>They refuse to run as root. There, each runs in a user namespace of its own ({@code unshare -U}): it is nobody to
 * itself and has lost every privilege of root, while its files still belong to root and need no change of owner.
 *
 * @param bin the folder of the programs
 */
record PostgresTools(Path bin) {
    private static final List<String> DROP_ROOT = List.of("unshare", "-U");

    /** The output of one program, which came to an end. */
    record Result(int code, String output) {
        boolean succeeded() {
            return code == 0;
        }
    }

    /** Such as 18.6. */
    String version() {
        Result result = run("postgres", "--version");
        if (!result.succeeded()) {
            throw new StartRefused("PostgreSQL's programs do not run on this machine (" + result.output()
                    + "). Set STILE_DB_URL to a PostgreSQL server instead.");
        }
        return result.output().strip().replaceFirst("^.* ", "");
    }

    /** Waits for the program's end. */
    Result run(String program, String... arguments) {
        List<String> command = new ArrayList<>(isRoot() ? DROP_ROOT : List.of());
        command.add(bin.resolve(program).toString());
        command.addAll(List.of(arguments));
        return run(command);
    }

    private Result run(List<String> command) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // somewhere that everybody may enter; the tools look at where they are
        builder.directory(bin.toFile());
        // a PGPORT or PGOPTIONS meant for another server would reach ours, and we read the messages
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Result(process.waitFor(), output);
        } catch (IOException e) {
            return new Result(127, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartRefused("Stile was interrupted while it waited for PostgreSQL.", e);
        }
    }

    /**
     * Checks that root can be given up where it has to be.
     *
     * @throws StartRefused when it cannot: some containers forbid namespaces
     */
    static void checkUser() {
        if (isRoot() && !canDropRoot()) {
            throw new StartRefused("PostgreSQL does not run as root, and this system does not let it give root up"
                    + " (unshare -U fails). Start Stile as an ordinary user, or set STILE_DB_URL.");
        }
    }

    private static boolean isRoot() {
        return new UnixSystem().getUid() == 0;
    }

    private static boolean canDropRoot() {
        try {
            List<String> command = new ArrayList<>(DROP_ROOT);
            command.addAll(List.of("sh", "-c", "test \"$(id -u)\" != 0"));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false; // no unshare here
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
