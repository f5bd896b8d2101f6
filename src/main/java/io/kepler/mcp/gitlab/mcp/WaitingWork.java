package io.kepler.mcp.gitlab.mcp;

import io.kepler.mcp.gitlab.gitlab.Fault;
import io.kepler.mcp.gitlab.gitlab.GitLabException;
import io.kepler.mcp.gitlab.tools.InvalidArguments;
import io.kepler.mcp.gitlab.tools.Tool;
import io.kepler.mcp.gitlab.waiting.Step;
import io.kepler.mcp.gitlab.waiting.Waiting;
import java.time.Duration;
import java.util.Map;

/** A tool that waits for something at GitLab, as work that can be a task. */
final class WaitingWork implements LongWork {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final Tool tool;
    private final Waiting waiting;
    private final Failures failures;

    WaitingWork(Tool tool, Waiting waiting, Failures failures) {
        this.tool = tool;
        this.waiting = waiting;
        this.failures = failures;
    }

    @Override
    public Duration interval() {
        return INTERVAL;
    }

    @Override
    public boolean onlyAsTask() {
        return false;
    }

    /** Arguments that are wrong are found by the first step, which comes with the first question. */
    @Override
    public Map<String, Object> begin(Request request, Map<String, Object> arguments) {
        return arguments;
    }

    @Override
    public LongWork.Stage step(Request request, Map<String, Object> state, Map<String, Object> answers) {
        try {
            Step step = waiting.advance(tool, state, request.caller(), request.deadline());
            return step instanceof Step.Working working
                    ? new LongWork.Stage.Working(working.arguments(), working.message(), working.askAgainAfter())
                    : new LongWork.Stage.Done(
                            new ToolResult(step.answer(), step instanceof Step.Failed), step.message());
        } catch (InvalidArguments e) {
            return new LongWork.Stage.Done(new ToolResult(failures.invalid(tool, e), true), "The arguments are wrong");
        } catch (GitLabException e) {
            if (e.fault() == Fault.UNAUTHENTICATED) {
                // The token is over and not the wait: whoever comes back with a good one goes on.
                request.proof().onRejected().run();
                return new LongWork.Stage.Working(state, String.valueOf(e.getMessage()), Duration.ZERO);
            }
            return new LongWork.Stage.Done(
                    new ToolResult(failures.failed(tool, request.caller(), e), true), "GitLab refuses");
        }
    }

    /** The same within one call, for clients without tasks: looks for a while and says how far it is. */
    ToolResult within(Request request, Map<String, Object> arguments) {
        Duration longest = Waiting.longest(request.deadline());
        long begin = System.nanoTime();
        Step step = waiting.within(
                tool,
                arguments,
                request.caller(),
                request.deadline(),
                working -> request.notices()
                        .progress(
                                Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1000.0,
                                (double) longest.toSeconds(),
                                working.message()));
        return new ToolResult(step.answer(), step instanceof Step.Failed);
    }
}
