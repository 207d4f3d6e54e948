package org.stile.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged portal as a process of its own, the way the launcher starts it. Closing it leaves nothing behind. */
public final class PortalProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("Stile is at (http://\\S+)");
    private static final Path APP = Path.of("target", "quarkus-app");

    private final Process process;
    private final Path output;
    private final Path data;

    private PortalProcess(Process process, Path output, Path data) {
        this.process = process;
        this.output = output;
        this.data = data;
    }

    /** Starts it on that data folder, on a port that the system gives unless the variables say otherwise. */
    public static PortalProcess start(Path data, Map<String, String> variables) throws IOException {
        Path output = Files.createTempFile("stile-", ".log");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + APP.resolve("java.options"),
                        "-jar",
                        APP.resolve("quarkus-run.jar").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("STILE_") || name.startsWith("QUARKUS_"));
        builder.environment().putAll(Map.of("STILE_DATA", data.toString(), "STILE_PORT", "0"));
        builder.environment().putAll(variables);
        return new PortalProcess(builder.start(), output, data);
    }

    /** Waits until it says that it is ready. */
    public PortalProcess ready() throws Exception {
        return until(this::isReady);
    }

    /** Waits for something that only shows from outside; fails when the portal ends first, or after two minutes. */
    PortalProcess until(Callable<Boolean> happened) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (!happened.call()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("It did not come to that:\n" + output());
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        return this;
    }

    /** Where it answers; only once it is ready. */
    public URI address() {
        Matcher address = ADDRESS.matcher(output());
        if (!address.find()) {
            throw new AssertionError("It does not listen:\n" + output());
        }
        return URI.create(address.group(1));
    }

    /** The process itself, for what the system knows of it. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Kills the database as well, as when the whole machine goes down. */
    public void killEverything() throws InterruptedException {
        kill();
        servers(data).forEach(ProcessHandle::destroyForcibly);
        while (!servers(data).isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private boolean isReady() throws IOException, InterruptedException {
        Matcher address = ADDRESS.matcher(output());
        return address.find() && status(address.group(1) + "/q/health/ready") == 200;
    }

    private static int status(String url) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0; // not yet
        }
    }

    /** As systemd and docker do it. Answers the exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    /** As a full memory or a hasty administrator does it. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        exitCode();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            throw new AssertionError("Still running:\n" + output());
        }
        return process.exitValue();
    }

    /** What it printed, without what the JVM itself warns of. */
    List<String> lines() {
        return output().lines()
                .filter(line -> !line.startsWith("WARNING: Using incubator modules"))
                .toList();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server processes of that data folder that are alive. */
    static List<ProcessHandle> servers(Path data) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(data + "/postgresql"))
                .toList();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        servers(data).forEach(ProcessHandle::destroyForcibly);
        Files.delete(output);
    }
}
