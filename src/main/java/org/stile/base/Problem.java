package org.stile.base;

import java.util.Map;

/**
 * An expected refusal: one sentence for the person, with the remedy, and a stable kebab-case code for programs. Shown as
 * an error page or as RFC 9457 problem JSON; never logged as an error.
 */
public abstract sealed class Problem extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    private Problem(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** The HTTP status that fits, 400 to 503. */
    public final int status() {
        return status;
    }

    /** A stable code that programs may rely on, such as {@code lesson-not-submitted}. */
    public final String code() {
        return code;
    }

    /** There is no such thing, or this viewer may not know of it. */
    public static final class NotFound extends Problem {
        private static final long serialVersionUID = 1;

        public NotFound(String message) {
            super(404, "not-found", message);
        }
    }

    /** The viewer is known and may not do this. */
    public static final class Forbidden extends Problem {
        private static final long serialVersionUID = 1;

        public Forbidden(String code, String message) {
            super(403, code, message);
        }
    }

    /** Nobody is signed in, and this needs somebody. */
    public static final class NotSignedIn extends Problem {
        private static final long serialVersionUID = 1;

        public NotSignedIn(String message) {
            super(401, "not-signed-in", message);
        }
    }

    /** What was asked does not fit what the thing has become in the meantime. */
    public static final class Conflict extends Problem {
        private static final long serialVersionUID = 1;

        public Conflict(String code, String message) {
            super(409, code, message);
        }
    }

    /** Something given is wrong; {@link #fields()} says what, by the field's name. */
    public static final class Invalid extends Problem {
        private static final long serialVersionUID = 1;
        private final transient Map<String, String> fields;

        public Invalid(String message, Map<String, String> fields) {
            super(400, "invalid", message);
            this.fields = Map.copyOf(fields);
        }

        public Invalid(String field, String message) {
            this(message, Map.of(field, message));
        }

        /** What is wrong, by field; never null. */
        public Map<String, String> fields() {
            return fields == null ? Map.of() : fields;
        }
    }

    /** It was here and has been taken away for good. */
    public static final class Gone extends Problem {
        private static final long serialVersionUID = 1;

        public Gone(String code, String message) {
            super(410, code, message);
        }
    }

    /** What was read before writing is not what is stored any more, or was not named. */
    public static final class Stale extends Problem {
        private static final long serialVersionUID = 1;

        public Stale(String message) {
            super(412, "changed-meanwhile", message);
        }
    }

    /** Too much was sent: larger than a limit that {@code message} names. */
    public static final class TooLarge extends Problem {
        private static final long serialVersionUID = 1;

        public TooLarge(String message) {
            super(413, "too-large", message);
        }
    }

    /** Too many requests or attempts; again after {@link #retryAfterSeconds()}. */
    public static final class TooMany extends Problem {
        private static final long serialVersionUID = 1;
        private final long retryAfterSeconds;

        public TooMany(String message, long retryAfterSeconds) {
            super(429, "too-many", message);
            this.retryAfterSeconds = Math.max(1, retryAfterSeconds);
        }

        /** Whole seconds, at least 1. */
        public long retryAfterSeconds() {
            return retryAfterSeconds;
        }
    }

    /** The portal is too busy, or not ready, for this just now. */
    public static final class Busy extends Problem {
        private static final long serialVersionUID = 1;

        public Busy(String message) {
            super(503, "busy", message);
        }
    }
}
