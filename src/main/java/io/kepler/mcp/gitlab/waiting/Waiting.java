package io.kepler.mcp.gitlab.waiting;

import io.kepler.mcp.gitlab.gitlab.Deadline;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.tools.Answer;
import io.kepler.mcp.gitlab.tools.Arguments;
import io.kepler.mcp.gitlab.tools.Call;
import io.kepler.mcp.gitlab.tools.Caller;
import io.kepler.mcp.gitlab.tools.Handler;
import io.kepler.mcp.gitlab.tools.Tool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The tools that wait. Nothing is remembered between two looks, so whoever asks may ask any node: a task is advanced
 * look by look, and a client without tasks gets one call that looks for a while.
 */
public final class Waiting {

    /** The toolset of the tools that wait. */
    public static final String TOOLSET = "waiting";

    /** Clients and proxies often give up after a minute. */
    private static final Duration LONGEST = Duration.ofSeconds(50);

    private static final Duration ONE_LOOK = Duration.ofSeconds(10);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(10);
    /** Each holds a worker of the node. */
    private static final int MOST_AT_ONCE = 16;

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {
        void sleep(Deadline until, Duration duration) throws InterruptedException;
    }

    private final Map<String, Wait> waits;
    private final Pause pause;
    private final Semaphore places;

    public Waiting() {
        this(InstantSource.system(), Deadline::sleep, MOST_AT_ONCE);
    }

    Waiting(InstantSource clock, Pause pause, int atOnce) {
        this.waits = Map.of(
                "wait_for_pipeline", new PipelineWait(new Pace(clock)),
                "wait_for_merge", new MergeWait(),
                "wait_for_import", new TransferWait("import"),
                "wait_for_export", new TransferWait("export"));
        this.pause = pause;
        this.places = new Semaphore(atOnce);
    }

    /** Whether this tool is one that waits. */
    public boolean knows(Tool tool) {
        return tool.handler() != null && waits.containsKey(tool.handler());
    }

    /**
     * Looks once. A GitLab that cannot be asked just now is no end: the step says so and when to ask again.
     *
     * @throws io.kepler.mcp.gitlab.tools.InvalidArguments when the tool cannot take what was given
     * @throws GitLabException when GitLab refuses and will again
     */
    public Step advance(Tool tool, Map<String, Object> given, Caller caller, Deadline deadline) {
        Call call = new Call(tool, Arguments.bind(tool, given), caller, deadline);
        try {
            return wait(tool).look(call);
        } catch (GitLabException e) {
            if (!e.fault().retryable()) {
                throw e;
            }
            return new Report(call)
                    .working(
                            "GitLab could not be asked: " + e.getMessage(),
                            e.retryAfter().orElse(AFTER_TROUBLE));
        }
    }

    /**
     * Looks again and again until it is over, the time is, nobody waits for it any more, or the thread is interrupted.
     * When too many do so at the same time it looks only once.
     *
     * @param whole until when the call must be answered
     * @param progress is told of every look after which it is not over, at once
     */
    public Step within(
            Tool tool, Map<String, Object> given, Caller caller, Deadline whole, Consumer<Step.Working> progress) {
        boolean patient = places.tryAcquire();
        try {
            Deadline end = whole.within(patient ? longest(whole) : Duration.ZERO);
            Step step = advance(tool, given, caller, whole.within(ONE_LOOK));
            while (step instanceof Step.Working working) {
                progress.accept(working);
                if (!sleeps(working.askAgainAfter(), end)) {
                    return working;
                }
                step = advance(tool, working.arguments(), caller, whole.within(ONE_LOOK));
            }
            return step;
        } finally {
            if (patient) {
                places.release();
            }
        }
    }

    /** How long a call of that deadline waits at most; the last look needs some time too. */
    public static Duration longest(Deadline whole) {
        Duration left = whole.left().minus(ONE_LOOK);
        return left.compareTo(LONGEST) < 0 ? left : LONGEST;
    }

    /** False when there is no time left for another look, or nobody who waits for it. */
    private boolean sleeps(Duration wanted, Deadline end) {
        Duration left = end.left();
        if (left.compareTo(Pace.SOON) < 0) {
            return false;
        }
        try {
            pause.sleep(end, wanted.compareTo(left) < 0 ? wanted : left);
            return !end.cancelled();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The same tools for callers that know neither tasks nor progress, by the name of their handler. */
    public Map<String, Handler> handlers() {
        return waits.keySet().stream().collect(Collectors.toMap(name -> name, name -> this::answer));
    }

    private Answer answer(Call call) {
        Map<String, Object> given = call.tool().parameters().stream()
                .filter(parameter -> call.arguments().has(parameter.name()))
                .collect(Collectors.toMap(
                        parameter -> parameter.name(),
                        parameter -> call.arguments().text(parameter.name())));
        return within(call.tool(), given, call.caller(), call.deadline(), step -> {})
                .answer();
    }

    private Wait wait(Tool tool) {
        return Objects.requireNonNull(waits.get(tool.handler()), () -> tool.name() + " does not wait");
    }
}
