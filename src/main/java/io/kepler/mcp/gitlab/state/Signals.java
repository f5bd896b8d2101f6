package io.kepler.mcp.gitlab.state;

import java.util.function.Consumer;

/**
 * Carries signals to the listeners of every node, the publishing one included, and to each exactly once. Across nodes
 * that takes a moment; while a node has no connection to the others for more than a minute, it may miss some.
 */
public interface Signals extends AutoCloseable {

    /** Returns before the listeners were called. */
    void publish(Signal signal);

    /**
     * Calls a listener for each signal from now on, one after the other, on the thread that all listeners share: it has to
     * be quick. What it throws is logged and stops nobody else.
     */
    Registration listen(Consumer<Signal> listener);

    /** Ends the deliveries and all threads; what is published later reaches nobody. */
    @Override
    void close();

    /** That somebody listens. */
    interface Registration extends AutoCloseable {

        /** Ends it; a call that is under way goes on. */
        @Override
        void close();
    }
}
