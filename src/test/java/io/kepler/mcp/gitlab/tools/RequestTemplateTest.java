package io.kepler.mcp.gitlab.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kepler.mcp.gitlab.gitlab.Request;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTemplateTest {

    private static final RequestTemplate FILE = RequestTemplate.parse("GET /projects/{id}/files/{file_path}/blame");

    @Test
    void knowsItsMethodAndItsHoles() {
        assertThat(FILE.method()).isEqualTo(Request.Method.GET);
        assertThat(FILE.holes()).containsExactly("id", "file_path");
        assertThat(FILE).hasToString("GET /projects/{id}/files/{file_path}/blame");
    }

    @ParameterizedTest
    @CsvSource({
        "group/app, group%2Fapp",
        "a.b-c_d~e, a.b-c_d~e",
        "a b+c, a%20b%2Bc",
        "äö€😀, %C3%A4%C3%B6%E2%82%AC%F0%9F%98%80",
        "a%2e%2e, a%252e%252e",
        "x?y#z, x%3Fy%23z",
        "..., ...",
        "v1..v2, v1..v2",
    })
    void encodesAValueAsOneSegment(String value, String segment) {
        assertThat(RequestTemplate.parse("GET /x/{a}").expand(hole -> value)).isEqualTo("/x/" + segment);
    }

    @Test
    void refusesEveryValueThatCannotStandInAPath() {
        Map<String, String> values = Map.of("id", "..", "file_path", "");

        assertThatThrownBy(() -> FILE.expand(values::get))
                .isInstanceOf(InvalidArguments.class)
                .hasMessage("id must not hold the path steps . or ... file_path must not be empty.");
    }
}
