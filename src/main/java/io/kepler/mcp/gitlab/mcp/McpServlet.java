package io.kepler.mcp.gitlab.mcp;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;

/**
 * The endpoints of MCP over HTTP. A servlet and not a REST resource, because streams are written without blocking and
 * Jakarta REST has no words for that.
 */
public final class McpServlet extends HttpServlet {

    private static final String ENDPOINT = "/mcp";
    private static final String EVENTS = "/sse";

    private final Conversation conversation;
    private final SseTransport sse;
    private final Cors cors;
    private final ResponseWriter writer;
    private final Heartbeat heartbeat;

    McpServlet(Conversation conversation, SseTransport sse, Cors cors, ResponseWriter writer, Heartbeat heartbeat) {
        this.conversation = conversation;
        this.sse = sse;
        this.cors = cors;
        this.writer = writer;
        this.heartbeat = heartbeat;
    }

    /** Where it is to be mapped. */
    public static String[] paths() {
        return new String[] {ENDPOINT, EVENTS, SseTransport.MESSAGES, SseTransport.MESSAGES + "/"};
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        cors.apply(request, response);
        Headers headers = headers(request);
        switch (request.getMethod() + " " + request.getServletPath()) {
            case "POST " + ENDPOINT -> conversation.post(body(request), headers, channel(request, headers));
            case "GET " + ENDPOINT -> conversation.listen(headers, channel(request, headers));
            case "DELETE " + ENDPOINT -> conversation.delete(headers, channel(request, headers));
            case "GET " + EVENTS -> sse.connect(headers, request.getContextPath(), channel(request, headers));
            case "POST " + SseTransport.MESSAGES, "POST " + SseTransport.MESSAGES + "/" ->
                sse.post(request.getQueryString(), body(request), headers, channel(request, headers));
            default -> other(request, response);
        }
    }

    private static void other(HttpServletRequest request, HttpServletResponse response) {
        boolean preflight = request.getMethod().equals("OPTIONS");
        response.setHeader("Allow", allowed(request.getServletPath()));
        response.setStatus(preflight ? HttpServletResponse.SC_NO_CONTENT : HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    private static String allowed(String path) {
        return switch (path) {
            case ENDPOINT -> "GET, POST, DELETE, OPTIONS";
            case EVENTS -> "GET, OPTIONS";
            default -> "POST, OPTIONS";
        };
    }

    /** The body is taken as a stream nobody has touched: a container may refuse the first byte of one that is too long. */
    private static InputStream body(HttpServletRequest request) throws IOException {
        return request.getInputStream();
    }

    /** All values of a header that came more than once (RFC 9110, 5.3), for others may have read any one of them. */
    private static Headers headers(HttpServletRequest request) {
        return name -> {
            List<String> values = Collections.list(request.getHeaders(name));
            // Cookies may come in several lines since HTTP/2 (RFC 9113, 8.2.3).
            return values.isEmpty() ? null : String.join(name.equals("Cookie") ? "; " : ", ", values);
        };
    }

    private HttpChannel channel(HttpServletRequest request, Headers headers) {
        AsyncContext context = request.startAsync();
        // Every wait behind it has a bound of its own; a listening stream has none.
        context.setTimeout(0);
        boolean events = request.getMethod().equals("GET") || MediaTypes.knowsEvents(headers.get("Accept"));
        return new HttpChannel(context, writer, heartbeat, events);
    }
}
