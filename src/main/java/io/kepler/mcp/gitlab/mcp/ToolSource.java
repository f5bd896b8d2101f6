package io.kepler.mcp.gitlab.mcp;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tools from one origin. */
interface ToolSource {

    /** The tools as {@code tools/list} shows them. */
    List<Map<String, Object>> listings();

    /** More tools, which make sense for clients that know tasks. */
    default List<Map<String, Object>> listingsForTasks() {
        return List.of();
    }

    /** The tool of that name, or of that older name. */
    Optional<ToolEntry> find(String name);

    /** Names that somebody who asks for an unknown tool may have meant. */
    default List<String> suggest(String unknown) {
        return List.of();
    }

    /** One tool, ready to be called. */
    interface ToolEntry {

        /**
         * Lets a caller in, before the tool is called and before a task of it begins.
         *
         * @throws RpcException when this caller may not use the tool
         */
        default void admit(Request request) throws RpcException {}

        /**
         * Calls the tool. What goes wrong in it is a result that the model can act on.
         *
         * @throws RpcException when the call is not one this tool takes
         * @throws InputRequired when the user must be asked first
         */
        Object call(Request request, Map<String, Object> arguments) throws RpcException, InputRequired;

        /** The work of a tool that takes long; such a tool can be a task. */
        default Optional<LongWork> work() {
            return Optional.empty();
        }
    }
}
