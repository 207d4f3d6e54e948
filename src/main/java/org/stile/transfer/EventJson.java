package org.stile.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** The events of an import as lines of JSON. */
final class EventJson {

    private static final double NANOS = 1e9;
    private static final double TENTHS = 10;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private EventJson() {}

    private record Rejected(long line, String outcome, String reason) {}

    private record Done(
            long read, long created, long updated, long unchanged, long rejected, long possible, double seconds) {}

    static String rejected(long line, String reason) {
        return json(new Rejected(line, "rejected", reason));
    }

    static String progress(ImportCounts counts) {
        return json(Map.of("progress", counts));
    }

    static String done(ImportResult result) {
        ImportCounts counts = result.counts();
        double seconds = Math.round(result.took().toNanos() / NANOS * TENTHS) / TENTHS;
        return json(Map.of(
                "done",
                new Done(
                        counts.read(),
                        counts.created(),
                        counts.updated(),
                        counts.unchanged(),
                        counts.rejected(),
                        counts.possible(),
                        seconds)));
    }

    private static String json(Object event) {
        try {
            return JSON.writeValueAsString(event) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
