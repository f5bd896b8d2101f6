package io.kepler.mcp.gitlab.oauth;

import io.kepler.mcp.gitlab.gitlab.PublicAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.socket.ConnectionSocketFactory;
import org.apache.hc.client5.http.ssl.SSLConnectionSocketFactory;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.Timeout;

/**
 * Documents of the public internet only: every address of the host is looked at before one is connected to, redirects
 * are not followed, and neither a long nor a slow answer is waited for. A connection serves one document.
 */
final class PublicDocuments implements Documents {

    private static final int MOST_BYTES = 16 * 1024;
    private static final int MOST_AT_ONCE = 8;

    private final Semaphore permits = new Semaphore(MOST_AT_ONCE);
    private final DnsResolver resolver;
    private final Predicate<InetAddress> allowed;
    private final SSLContext tls;
    private final Duration patience;

    PublicDocuments(DnsResolver resolver, Predicate<InetAddress> allowed, SSLContext tls, Duration patience) {
        this.resolver = resolver;
        this.allowed = allowed;
        this.tls = tls;
        this.patience = patience;
    }

    static PublicDocuments standard(SSLContext tls) {
        return new PublicDocuments(
                SystemDefaultDnsResolver.INSTANCE, PublicAddresses::isPublic, tls, Duration.ofSeconds(5));
    }

    @Override
    public byte[] get(URI address) throws IOException {
        if (!permits.tryAcquire()) {
            throw new IOException("too many documents are being fetched");
        }
        try (CloseableHttpClient client = client(System.nanoTime() + patience.toNanos())) {
            HttpGet request = new HttpGet(address);
            request.setHeader("Accept", "application/json");
            return client.execute(request, PublicDocuments::read);
        } finally {
            permits.release();
        }
    }

    private static byte[] read(ClassicHttpResponse response) throws IOException {
        if (response.getCode() != 200) {
            throw new IOException("the server answers with status " + response.getCode());
        }
        HttpEntity entity = response.getEntity();
        ContentType type = entity == null ? null : ContentType.parseLenient(entity.getContentType());
        if (entity == null || type == null || !type.getMimeType().matches("(?i)application/([^;]+\\+)?json")) {
            throw new IOException("the answer is not JSON");
        }
        byte[] bytes = entity.getContent().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new IOException("the document is larger than 16 KiB");
        }
        return bytes;
    }

    private CloseableHttpClient client(long deadline) {
        SSLConnectionSocketFactory sockets = new SSLConnectionSocketFactory(tls) {
            @Override
            public Socket createSocket(HttpContext context) {
                return new DeadlineSocket(deadline);
            }
        };
        BasicHttpClientConnectionManager connections = new BasicHttpClientConnectionManager(
                RegistryBuilder.<ConnectionSocketFactory>create()
                        .register("https", sockets)
                        .build(),
                null,
                null,
                new CheckedResolver());
        connections.setConnectionConfig(ConnectionConfig.custom()
                .setConnectTimeout(Timeout.of(patience))
                .build());
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(patience))
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /** What this gives is what is connected to; there is no second look-up. */
    private final class CheckedResolver implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] addresses = resolver.resolve(host);
            if (!Arrays.stream(addresses).allMatch(allowed)) {
                throw new UnknownHostException("the host is not on the public internet");
            }
            return addresses;
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }
}
