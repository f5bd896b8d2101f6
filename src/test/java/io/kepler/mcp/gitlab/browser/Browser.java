package io.kepler.mcp.gitlab.browser;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;

/** Keeps cookies, follows redirects, presses buttons; stops before an address that belongs to a client. */
public final class Browser {
    private static final int MOST_REDIRECTS = 20;

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http;
    private final String stop;

    private Browser(String stop, HttpClient.Builder http) {
        this.stop = stop;
        this.http =
                http.version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();
    }

    /** A browser that follows every redirect. */
    public static Browser create() {
        return stoppingAt("");
    }

    /** A browser that stops before an address that begins so, and shows the redirect itself. */
    public static Browser stoppingAt(String prefix) {
        return new Browser(prefix, HttpClient.newBuilder());
    }

    /** The same, for somebody who has an answer when a server asks for name and password. */
    public static Browser stoppingAt(String prefix, String name, String password) {
        return new Browser(prefix, HttpClient.newBuilder().authenticator(new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(name, password.toCharArray());
            }
        }));
    }

    public Page open(String url) throws IOException, InterruptedException {
        return follow(request(URI.create(url)).GET().build());
    }

    /** Opens an address without following a redirect. */
    public Page peek(String url) throws IOException, InterruptedException {
        return send(request(URI.create(url)).GET().build());
    }

    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    Page submit(URI action, String method, String form) throws IOException, InterruptedException {
        if (method.equalsIgnoreCase("get")) {
            return follow(request(action.resolve("?" + form)).GET().build());
        }
        return follow(request(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", action.getScheme() + "://" + action.getAuthority())
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    private Page follow(HttpRequest first) throws IOException, InterruptedException {
        Page page = send(first);
        for (int count = 0; count < MOST_REDIRECTS; count++) {
            Optional<URI> next = page.redirect();
            if (next.isEmpty() || (!stop.isEmpty() && next.get().toString().startsWith(stop))) {
                return page;
            }
            page = send(request(next.get()).GET().build());
        }
        throw new IOException("more than " + MOST_REDIRECTS + " redirects, the last to " + page.redirect());
    }

    private Page send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        return new Page(this, request.uri(), response.statusCode(), response.headers(), response.body());
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
    }
}
