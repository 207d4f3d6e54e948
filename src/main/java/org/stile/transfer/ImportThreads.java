package org.stile.transfer;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Threads of imports: one reads, one stores. Not the pool that answers requests, which a few long imports would empty,
 * and without a request's context, which would end before the import does.
 */
@ApplicationScoped
class ImportThreads {

    // A batch needs well under a second: it may finish when the portal stops.
    private static final int SECONDS_TO_STOP = 5;

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("import-", 0).factory());

    Future<?> start(Runnable work) {
        return threads.submit(work);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        threads.shutdownNow();
        threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS);
    }
}
