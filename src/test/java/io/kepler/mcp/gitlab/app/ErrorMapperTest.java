package io.kepler.mcp.gitlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ErrorMapperTest {

    private final ErrorMapper mapper = new ErrorMapper();

    @Test
    void keepsStatusAndHeadersOfARefusal() {
        Response refused = mapper.toResponse(new NotAllowedException(
                Response.status(405).allow("POST", "DELETE").build()));

        assertThat(refused.getStatus()).isEqualTo(405);
        assertThat(refused.getHeaderString("Allow")).contains("POST", "DELETE");
        assertThat(refused.getEntity()).isEqualTo(Map.of("error", "Method Not Allowed"));
    }

    @Test
    void tellsNothingButTheReason() {
        assertThat(mapper.toResponse(new NotFoundException("secret path")).getEntity())
                .isEqualTo(Map.of("error", "Not Found"));
        assertThat(mapper.toResponse(new WebApplicationException(
                                Response.status(400).entity("secret").build()))
                        .getEntity())
                .isEqualTo(Map.of("error", "Bad Request"));
    }

    @Test
    void hidesAFaultOfOursBehindAReference() {
        Response response = mapper.toResponse(new IllegalStateException("secret"));

        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getMediaType()).hasToString("application/json");
        assertThat(response.getEntity()).asString().matches("\\{error=Internal error \\(reference [0-9a-f]{8}\\)}");
    }
}
