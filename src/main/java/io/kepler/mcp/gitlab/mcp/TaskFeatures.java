package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.oauth.Mint;
import io.kepler.mcp.gitlab.state.Task;
import io.kepler.mcp.gitlab.state.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The extension {@code io.modelcontextprotocol/tasks}: work that outlives its request, kept in the store, so that any
 * node answers. Nothing runs between two questions; asking takes the next step.
 */
final class TaskFeatures {

    static final String EXTENSION = "io.modelcontextprotocol/tasks";
    static final int MOST_PER_OWNER = 50;
    static final Duration TTL = Duration.ofDays(1);

    private static final int TRIES = 3;
    private static final Map<String, Object> ACKNOWLEDGED = Map.of();

    private final Tasks tasks;
    private final TaskContent.Format format;
    private final Function<String, Optional<LongWork>> works;
    private final Mint mint;
    private final InstantSource clock;

    /**
     * Tasks over a store.
     *
     * @param works the work of a tool by its name
     */
    TaskFeatures(
            Tasks tasks,
            TaskContent.Format format,
            Function<String, Optional<LongWork>> works,
            Mint mint,
            InstantSource clock) {
        this.tasks = tasks;
        this.format = format;
        this.works = works;
        this.mint = mint;
        this.clock = clock;
    }

    /** The methods of the extension, which 2026-07-28 alone has. */
    Map<String, Feature> features() {
        return Map.of("tasks/get", this::get, "tasks/update", this::update, "tasks/cancel", this::cancel);
    }

    /** Whether a client takes a task for an answer. */
    boolean wanted(Request request) {
        return request.revision().modern() && request.client().extension(EXTENSION);
    }

    /** Begins a task. It is in the store before the client hears of it. */
    Map<String, Object> begin(Request request, LongWork work, Map<String, Object> arguments)
            throws RpcException, InputRequired {
        requireExtension(request);
        Map<String, Object> state = work.begin(request, arguments);
        Instant now = clock.instant();
        Duration interval = work.interval();
        TaskContent content = TaskContent.of(state, now);
        Task task = new Task(
                mint.plain(),
                request.owner(),
                request.text("name"),
                Task.Status.WORKING,
                null,
                now,
                now,
                TTL,
                interval,
                format.write(content),
                0);
        if (!tasks.add(task, MOST_PER_OWNER)) {
            throw RpcException.invalidParams(
                    "there are " + MOST_PER_OWNER + " tasks of yours at work; cancel one, or wait for one to end");
        }
        Map<String, Object> created = describe(task);
        created.put("resultType", "task");
        return created;
    }

    private Object get(Request request) throws RpcException {
        requireExtension(request);
        Task task = find(request);
        for (int i = 0; i < TRIES && due(task); i++) {
            Task further = step(request, task);
            if (tasks.replace(further)) {
                return detail(further);
            }
            // Another node was faster; what it saw is as good.
            task = find(request);
        }
        return detail(task);
    }

    private boolean due(Task task) {
        return task.status() == Task.Status.WORKING
                && !clock.instant().isBefore(format.read(task.content()).due());
    }

    private Task step(Request request, Task task) throws RpcException {
        LongWork work = works.apply(task.tool()).orElseThrow(TaskFeatures::unknown);
        TaskContent content = format.read(task.content());
        Instant now = clock.instant();
        try {
            return content.after(work.step(request, content.state(), content.answers()), now, task, format);
        } catch (RpcException e) {
            return task.with(Task.Status.FAILED, e.text(), format.write(content.failed(e)), now);
        }
    }

    private Object update(Request request) throws RpcException {
        requireExtension(request);
        Map<String, Object> answers = request.object("inputResponses");
        for (int i = 0; i < TRIES; i++) {
            Task task = find(request);
            if (task.status() != Task.Status.INPUT_REQUIRED) {
                return ACKNOWLEDGED;
            }
            TaskContent content = format.read(task.content()).answered(answers, clock.instant());
            Task.Status status = content.questions().isEmpty() ? Task.Status.WORKING : Task.Status.INPUT_REQUIRED;
            if (tasks.replace(task.with(status, task.statusMessage(), format.write(content), clock.instant()))) {
                return ACKNOWLEDGED;
            }
        }
        throw collision();
    }

    private Object cancel(Request request) throws RpcException {
        requireExtension(request);
        for (int i = 0; i < TRIES; i++) {
            Task task = find(request);
            if (task.status().isFinal()
                    || tasks.replace(task.with(
                            Task.Status.CANCELLED, "Cancelled by the client", task.content(), clock.instant()))) {
                return ACKNOWLEDGED;
            }
        }
        throw collision();
    }

    private Task find(Request request) throws RpcException {
        return tasks.find(request.text("taskId"))
                .filter(task -> task.owner().equals(request.owner()))
                .orElseThrow(TaskFeatures::unknown);
    }

    private static RpcException unknown() {
        return RpcException.invalidParams("there is no such task");
    }

    private static RpcException collision() {
        return new RpcException(
                503, RpcException.INTERNAL_ERROR, "The task is changed by others right now, try again shortly");
    }

    private static void requireExtension(Request request) throws RpcException {
        if (!request.revision().modern() || !request.client().extension(EXTENSION)) {
            throw RpcException.missingCapability(Map.of("extensions", Map.of(EXTENSION, Map.of())));
        }
    }

    private static Map<String, Object> describe(Task task) {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("taskId", task.id());
        description.put("status", task.status().text());
        if (task.statusMessage() != null) {
            description.put("statusMessage", task.statusMessage());
        }
        description.put("createdAt", task.createdAt().toString());
        description.put("lastUpdatedAt", task.updatedAt().toString());
        description.put("ttlMs", task.ttl().toMillis());
        description.put("pollIntervalMs", task.pollInterval().toMillis());
        return description;
    }

    private Map<String, Object> detail(Task task) {
        Map<String, Object> detail = describe(task);
        TaskContent content = format.read(task.content());
        switch (task.status()) {
            case INPUT_REQUIRED -> detail.put("inputRequests", content.questions());
            case COMPLETED -> detail.put("result", content.outcome());
            case FAILED -> detail.put("error", content.outcome());
            default -> {
                // How far it is has been said.
            }
        }
        return detail;
    }
}
