package io.kepler.mcp.gitlab.mcp;

import org.jspecify.annotations.Nullable;

/** What can be said while a request is worked on. Saying it is free: it goes nowhere when the client did not ask for it. */
interface Notices {

    Notices NONE = new Notices() {
        @Override
        public void progress(double done, @Nullable Double total, String message) {
            // Nobody asked.
        }

        @Override
        public void log(LogLevel level, String logger, Object data) {
            // Nobody asked.
        }
    };

    /** How far it is; must grow from call to call. */
    void progress(double done, @Nullable Double total, String message);

    /** What happened, for whoever watches the client. */
    void log(LogLevel level, String logger, Object data);
}
