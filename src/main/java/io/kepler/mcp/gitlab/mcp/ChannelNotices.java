package io.kepler.mcp.gitlab.mcp;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Notices that travel before the response, on its own channel. */
final class ChannelNotices implements Notices {

    private final Channel channel;
    private final Outgoing outgoing;
    private final @Nullable Object progressToken;
    private final @Nullable LogLevel least;
    private final SerialExecutor progress = new SerialExecutor();
    private double last = Double.NEGATIVE_INFINITY;

    /**
     * Notices for one request.
     *
     * @param progressToken what the client calls its progress, or null when it wants none
     * @param least the least level of messages it wants, or null for none
     */
    ChannelNotices(Channel channel, Outgoing outgoing, @Nullable Object progressToken, @Nullable LogLevel least) {
        this.channel = channel;
        this.outgoing = outgoing;
        this.progressToken = progressToken instanceof String || Numbers.isWhole(progressToken) ? progressToken : null;
        this.least = least;
    }

    @Override
    public void progress(double done, @Nullable Double total, String message) {
        if (progressToken != null) {
            progress.execute(() -> tell(progressToken, done, total, message));
        }
    }

    /** Progress never goes back. */
    private void tell(Object token, double done, @Nullable Double total, String message) {
        if (done <= last) {
            return;
        }
        last = done;
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("progressToken", token);
        params.put("progress", done);
        if (total != null) {
            params.put("total", total);
        }
        params.put("message", message);
        channel.send(outgoing.notification("notifications/progress", params));
    }

    @Override
    public void log(LogLevel level, String logger, Object data) {
        if (least != null && level.compareTo(least) >= 0) {
            channel.send(outgoing.notification(
                    "notifications/message", Map.of("level", level.word(), "logger", logger, "data", data)));
        }
    }
}
