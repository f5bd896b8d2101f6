package io.kepler.mcp.gitlab.launcher.tomcat;

import io.kepler.mcp.gitlab.launcher.Listen;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** The connector: HTTP/1.1 and HTTP/2 over NIO, plain or with TLS. */
final class Connectors {

    private static final int VIRTUAL_THREADS_SINCE = 21;

    /** Most bytes of a request that asks to go on in HTTP/2: Tomcat keeps its body meanwhile, else answers 413. */
    private static final int UPGRADED_BODY = 2 * 1024 * 1024;

    /** An open stream keeps its buffers, and there may be thousands; half of Tomcat's own sizes and less do as well. */
    private static final int ANSWER_BUFFER = 4 * 1024;

    private static final String SOCKET_READ_BUFFER = "2048";
    private static final String SOCKET_WRITE_BUFFER = "4096";

    private Connectors() {}

    static Connector make(Listen listen, Address address) {
        Http11NioProtocol http = new Http11NioProtocol() {
            @Override
            public int getDesiredBufferSize() {
                return ANSWER_BUFFER;
            }
        };
        http.setAddress(address.host());
        http.setProperty("bindOnInit", "false");
        http.setConnectionTimeout(20_000);
        http.setKeepAliveTimeout(60_000);
        http.setMinSpareThreads(2);
        http.setProperty("socket.appReadBufSize", SOCKET_READ_BUFFER);
        http.setProperty("socket.appWriteBufSize", SOCKET_WRITE_BUFFER);
        compress(http, address);
        Connector connector = new Connector(http);
        connector.setPort(listen.port());
        connector.setThrowOnFailure(true);
        connector.setMaxSavePostSize(UPGRADED_BODY);
        connector.addUpgradeProtocol(new Http2Protocol());
        // Only set where it exists: on an older JDK the connector would take connections and answer none.
        if (Runtime.version().feature() >= VIRTUAL_THREADS_SINCE) {
            connector.setProperty("useVirtualThreads", "true");
        }
        listen.tls().ifPresent(tls -> encrypt(connector, http, tls));
        return connector;
    }

    /** Within one machine bytes are cheaper than the time to compress them. Event streams are never compressed. */
    private static void compress(Http11NioProtocol http, Address address) {
        http.setCompression(address.loopback() ? "off" : "on");
        http.setCompressibleMimeType("application/json");
    }

    private static void encrypt(Connector connector, Http11NioProtocol http, Listen.Tls tls) {
        SSLHostConfig host = new SSLHostConfig();
        host.setProtocols("TLSv1.2+TLSv1.3");
        SSLHostConfigCertificate certificate =
                new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        certificate.setCertificateFile(tls.certificate().toAbsolutePath().toString());
        certificate.setCertificateKeyFile(tls.key().toAbsolutePath().toString());
        host.addCertificate(certificate);
        http.setSSLEnabled(true);
        connector.setSecure(true);
        connector.setScheme("https");
        connector.addSslHostConfig(host);
    }
}
