package io.kepler.mcp.gitlab.browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a browser shows: an answer with its forms. */
public record Page(Browser browser, URI url, int status, HttpHeaders headers, String body) {

    /** Presses the button with this label, in whichever form it is. */
    public Page press(String label) throws IOException, InterruptedException {
        return press(label, Map.of());
    }

    /** The same after something was typed into fields of the form. */
    public Page press(String label, Map<String, String> typed) throws IOException, InterruptedException {
        Form form = forms().stream()
                .filter(candidate -> candidate.has(label))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no button \"" + label + "\" at " + url + ", status " + status + ":\n" + body));
        return browser.submit(url.resolve(form.action()), form.method(), form.submission(label, typed));
    }

    public List<Form> forms() {
        return Form.in(body);
    }

    /** Where the answer sends the browser, be it by a page that refreshes itself. */
    public Optional<URI> redirect() {
        if (status >= 300 && status < 400) {
            return headers.firstValue("Location").map(url::resolve);
        }
        return headers.firstValue("Refresh").map(refresh -> url.resolve(refresh.replaceFirst("^0; url=", "")));
    }

    /** The query parameters of the address that the answer sends the browser to, each name once. */
    public Map<String, String> redirectParameters() {
        String query = redirect().map(URI::getRawQuery).orElse("");
        return Arrays.stream(query.split("&", -1))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    @Override
    public String toString() {
        return status + " " + url + "\n" + body;
    }
}
