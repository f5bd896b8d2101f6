package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    private static final String NINES = "9".repeat(2_000);

    private Endpoint endpoint;

    @BeforeEach
    void start() {
        endpoint = Endpoint.real();
        endpoint.gitlab().on("POST", "/projects/7/issues", "{\"iid\":1}");
        endpoint.gitlab().on("GET", "/projects/7/issues/1", "{\"iid\":1}");
        endpoint.gitlab().on("GET", "/projects/7/issues/0", "{\"iid\":0}");
    }

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "-1e999999999",
                "1e-400",
                "1e99999999999",
                "1e-99999999999",
                "1e2147483647",
                "2e41"
            })
    void areRefusedByNameWhereNobodyCouldWriteThemOut(String number) {
        Said said = call("create_issue", "{\"project_id\":7,\"title\":" + number + "}");

        assertRefused(said, "title");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-400", "1e400", "1.5", "0.99999999999999999999", "1e999999999", "1e-99999999999"})
    void areRefusedByNameWhereAWholeOneIsWanted(String number) {
        assertRefused(call("get_issue", "{\"project_id\":7,\"issue_iid\":" + number + "}"), "issue_iid");
    }

    @Test
    void areRefusedByNameWhenTheyAreLong() {
        assertRefused(call("get_issue", "{\"project_id\":7,\"issue_iid\":" + NINES + "}"), "issue_iid");
        assertRefused(call("create_issue", "{\"project_id\":7,\"title\":" + NINES + "." + NINES + "}"), "title");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "1.0", "10e-1", "1.000e0", "0.1e1"})
    void areTakenWhenTheyAreExactlyWhole(String number) {
        assertThat(call("get_issue", "{\"project_id\":7,\"issue_iid\":" + number + "}")
                        .isError())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1.10, 1.10",
        "-0.0, 0",
        "9007199254740993, 9007199254740993",
        "9007199254740993.0, 9007199254740993",
        "1100000000000000000000000000000000000001, 1100000000000000000000000000000000000001",
        "11e38, 1100000000000000000000000000000000000000",
        "0.1000000000000000055511151231257827, 0.1000000000000000055511151231257827"
    })
    void areTextsWithAllTheirDigits(String number, String title) {
        call("create_issue", "{\"project_id\":7,\"title\":" + number + "}");

        assertThat(endpoint.gitlab().asked())
                .last()
                .extracting(asked -> asked.request().toString())
                .asString()
                .contains(title);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678901234567890123456789012345678901234567890",
                "9007199254740993",
                "-0",
                "9223372036854775808"
            })
    void comeBackAsTheIdTheyWere(String id) {
        String said = endpoint.post(Sent.request("ping", "").replace("\"id\":1", "\"id\":" + id), Sent.byAlice())
                .body();

        assertThat(said).contains("\"id\":" + (id.equals("-0") ? "0" : id) + ",");
    }

    private Said call(String tool, String arguments) {
        return endpoint.post(
                Sent.request("tools/call", Sent.call(tool, arguments)).replace("\"id\":1", "\"id\":\"n\""),
                Sent.byAlice());
    }

    private void assertRefused(Said said, String name) {
        assertThat(said.status()).isEqualTo(200);
        assertThat(said.json().path("id").asString()).isEqualTo("n");
        assertThat(said.body()).contains(name + " must be");
        assertThat(endpoint.gitlab().asked())
                .noneMatch(asked -> asked.request().path().contains("issues"));
    }
}
