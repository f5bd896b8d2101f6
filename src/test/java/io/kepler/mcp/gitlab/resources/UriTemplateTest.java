package io.kepler.mcp.gitlab.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriTemplateTest {

    private static final UriTemplate ISSUE = UriTemplate.parse("gitlab://projects/{project_id}/issues/{issue_iid}");
    private static final UriTemplate FILE =
            UriTemplate.parse("gitlab://projects/{project_id}/files/{ref}/{+file_path}");

    @Test
    void takesOneSegmentForAHole() {
        assertThat(ISSUE.match("gitlab://projects/a%2Fb%2Bc+d/issues/12"))
                .hasValue(Map.of("project_id", "a/b+c+d", "issue_iid", "12"));
        assertThat(ISSUE.holes()).containsExactly("project_id", "issue_iid");
    }

    @Test
    void takesAllTheRestForTheLastHole() {
        assertThat(FILE.match("gitlab://projects/1/files/a%2Fb/c/d%20e/f?g#h"))
                .hasValue(Map.of("project_id", "1", "ref", "a/b", "file_path", "c/d e/f?g#h"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gitlab://projects/1/issues",
                "gitlab://projects/1/issues/2/3",
                "gitlab://projects/1/issues/",
                "gitlab://projects/1/issues/x",
                "gitlab://projects/1/issues/1234567890123456789",
                "gitlab://projects/1/issues/%32%zz",
                "gitlab://projects/a/b/issues/1",
                "gitlab:/projects/1/issues/2",
                "GITLAB://projects/1/issues/2"
            })
    void leavesOtherAddressesAlone(String uri) {
        assertThat(ISSUE.match(uri)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://projects",
                "gitlab://",
                "gitlab://a//b",
                "gitlab://a/x{b}",
                "gitlab://a/{B}",
                "gitlab://{+a}/b"
            })
    void isWrittenInOneWay(String text) {
        assertThatThrownBy(() -> UriTemplate.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "gitlab://a?offset=12, gitlab://a, 12",
        "gitlab://a?b?offset=0, gitlab://a?b, 0",
        "gitlab://a?offset=x, gitlab://a?offset=x, -1",
        "gitlab://a, gitlab://a, -1"
    })
    void standsBesideAnOffset(String text, String uri, long offset) {
        Address address = Address.parse(text);
        assertThat(address.uri()).isEqualTo(uri);
        assertThat(address.offset().orElse(-1)).isEqualTo(offset);
    }
}
