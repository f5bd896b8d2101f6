package io.kepler.mcp.gitlab.mcp;

import java.time.Duration;
import java.util.Map;

/**
 * Work that outlives its request. It has no thread: it is a step that is taken when somebody asks how far it is, with the
 * rights of whoever asks, on whichever node that is.
 */
interface LongWork {

    /** How far it is after a step. */
    interface Stage {

        /** Not done; there is nothing new to see before so long. */
        record Working(Map<String, Object> state, String message, Duration askAgainAfter) implements Stage {}

        /** Cannot go on before these are answered. */
        record Asking(Map<String, Object> state, Map<String, InputRequired.Question> questions) implements Stage {}

        /** Done, well or not. */
        record Done(Object result, String message) implements Stage {}
    }

    /** How long a client shall wait between two questions. */
    Duration interval();

    /** Whether it can only be done as a task. */
    boolean onlyAsTask();

    /**
     * Checks a call and makes what the first step begins with.
     *
     * @throws InputRequired when the user must be asked before it begins
     */
    Map<String, Object> begin(Request request, Map<String, Object> arguments) throws RpcException, InputRequired;

    /**
     * Takes a step.
     *
     * @param state what the step before left
     * @param answers what was asked and answered so far
     * @throws RpcException when the work broke
     */
    Stage step(Request request, Map<String, Object> state, Map<String, Object> answers) throws RpcException;
}
