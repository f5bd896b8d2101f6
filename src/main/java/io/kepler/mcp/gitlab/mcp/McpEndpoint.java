package io.kepler.mcp.gitlab.mcp;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The MCP endpoint, Streamable HTTP of every revision. */
@Path("/mcp")
public final class McpEndpoint {

    private final Conversation conversation;

    McpEndpoint(Conversation conversation) {
        this.conversation = conversation;
    }

    /** The body is taken as a stream nobody has touched: a container may refuse the first byte of one that is too long. */
    @POST
    public void post(@Context ContainerRequestContext request, @Suspended AsyncResponse response) {
        conversation.post(request.getEntityStream(), request::getHeaderString, response::resume);
    }

    /** Listening streams are not offered; 405 tells clients to go on without. */
    @GET
    public Response get() {
        return Response.status(405).header(HttpHeaders.ALLOW, "POST, DELETE").build();
    }

    @DELETE
    public void delete(@Context ContainerRequestContext request, @Suspended AsyncResponse response) {
        conversation.delete(request::getHeaderString, response::resume);
    }
}
