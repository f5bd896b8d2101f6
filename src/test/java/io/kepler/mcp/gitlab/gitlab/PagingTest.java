package io.kepler.mcp.gitlab.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PagingTest {

    private static Page page(String... headers) {
        Map<String, String> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 0; i < headers.length; i += 2) {
            map.put(headers[i], headers[i + 1]);
        }
        return Page.of(new Reply() {
            @Override
            public int status() {
                return 200;
            }

            @Override
            public InputStream body() {
                return InputStream.nullInputStream();
            }

            @Override
            public Optional<String> header(String name) {
                return Optional.ofNullable(map.get(name));
            }

            @Override
            public void close() {}
        });
    }

    @Test
    void countsPages() {
        Page page = page("x-next-page", "3", "x-page", "2", "x-total", "57", "x-total-pages", "3");

        assertThat(page.next()).hasValue(Map.of("page", "3"));
        assertThat(page.total()).hasValue(57);
    }

    @Test
    void endsAfterTheLastPage() {
        Page page = page(
                "x-next-page", "", "x-total", "57", "link", "<https://git.example/api/v4/p?page=1>; rel=\"first\"");

        assertThat(page.next()).isEmpty();
        assertThat(page.total()).hasValue(57);
    }

    @Test
    void doesWithoutATotal() {
        assertThat(page("x-next-page", "2").total()).isEmpty();
        assertThat(page("x-total", "many").total()).isEmpty();
    }

    @Test
    void takesThePageOfALinkWhenThereAreNoCounts() {
        Page page = page(
                "link",
                "<https://git.example/api/v4/p?page=1&per_page=20>; rel=\"prev\","
                        + " <https://git.example/api/v4/p?page=3&per_page=20>; rel=\"next\","
                        + " <https://git.example/api/v4/p?page=9>; rel=\"last\"");

        assertThat(page.next()).hasValue(Map.of("page", "3"));
    }

    @Test
    void takesOnlyThePositionFromTheLinkOfAKeyset() {
        String options = "pagination=keyset&order_by=id&per_page=20&private_token=x&";

        assertThat(page("link", "<https://evil.example/steal?" + options + "id_after=42>; rel=\"next\"")
                        .next())
                .hasValue(Map.of("id_after", "42"));
        assertThat(page("link", "<https://git.example/x?" + options + "cursor=eyJpZCI6IjEifQ%3D%3D&page=1>; rel=next")
                        .next())
                .hasValue(Map.of("cursor", "eyJpZCI6IjEifQ=="));
        assertThat(page("link", "<https://git.example/x?page_token=feature%2Fa%2Bb>; foo=bar; rel=\"next\"")
                        .next())
                .hasValue(Map.of("page_token", "feature/a+b"));
    }

    @Test
    void makesNothingOfAnOddLink() {
        assertThat(page("link", "").next()).isEmpty();
        assertThat(page("link", "<>; rel=\"next\"").next()).isEmpty();
        assertThat(page("link", "<https://git.example/x?cursor=%zz>; rel=\"next\"")
                        .next())
                .isEmpty();
        assertThat(page("link", "<https://git.example/x?cursor=1>; rel=\"nextish\"")
                        .next())
                .isEmpty();
        assertThat(page("link", "nonsense; rel=\"next\"").next()).isEmpty();
    }
}
