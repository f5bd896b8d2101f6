package io.kepler.mcp.gitlab.gitlab;

import io.kepler.mcp.gitlab.config.GitLabConfig;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.apache5.connector.Apache5ClientProperties;
import org.glassfish.jersey.apache5.connector.Apache5ConnectionClosingStrategy;
import org.glassfish.jersey.apache5.connector.Apache5ConnectorProvider;
import org.glassfish.jersey.apache5.connector.Apache5HttpClientBuilderConfigurator;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.RequestEntityProcessing;

/** The pool of connections to one GitLab and the one Jersey client over it, set up once and never per request. */
final class Connections implements AutoCloseable {

    /** Shorter than the keep-alive of the usual front ends, so that we hang up first. */
    private static final Duration IDLE = Duration.ofSeconds(50);

    /** What these print at debug holds tokens and bodies. The loggers are kept, for a level goes with its logger. */
    private final List<Logger> hushed = Stream.of("headers", "wire")
            .map(name -> Logger.getLogger("org.apache.hc.client5.http." + name))
            .toList();

    private final PoolingHttpClientConnectionManager pool;
    private final Client client;

    Connections(GitLabConfig config, ExecChainHandler around) {
        hushed.forEach(logger -> logger.setLevel(Level.INFO));
        pool = pool(config);
        client = ClientBuilder.newClient(clientConfig(config, pool, around));
    }

    Client client() {
        return client;
    }

    void closeIdle() {
        pool.closeExpired();
        pool.closeIdle(TimeValue.of(IDLE));
    }

    @Override
    public void close() {
        client.close();
        pool.close(CloseMode.IMMEDIATE);
    }

    private static PoolingHttpClientConnectionManager pool(GitLabConfig config) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(config.connections())
                .setMaxConnPerRoute(config.connections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(config.connectTimeout()))
                        .setSocketTimeout(Timeout.of(config.readTimeout()))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .build();
    }

    private static ClientConfig clientConfig(
            GitLabConfig config, PoolingHttpClientConnectionManager pool, ExecChainHandler around) {
        return new ClientConfig()
                .connectorProvider(new Apache5ConnectorProvider())
                .property(Apache5ClientProperties.CONNECTION_MANAGER, pool)
                .property(Apache5ClientProperties.REQUEST_CONFIG, requestConfig(config))
                .property(Apache5ClientProperties.DISABLE_COOKIES, true)
                .property(Apache5ClientProperties.CONNECTION_CLOSING_STRATEGY, hangUp())
                .property(ClientProperties.FOLLOW_REDIRECTS, false)
                .property(ClientProperties.REQUEST_ENTITY_PROCESSING, RequestEntityProcessing.BUFFERED)
                .property(ClientProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
                .property(ClientProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
                .property(CommonProperties.PROVIDER_DEFAULT_DISABLE, "ALL")
                .register(builder(around));
    }

    private static RequestConfig requestConfig(GitLabConfig config) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(Timeout.of(config.connectTimeout()))
                .setResponseTimeout(Timeout.of(config.readTimeout()))
                .setConnectionKeepAlive(TimeValue.of(IDLE))
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setExpectContinueEnabled(false)
                .build();
    }

    /** Redirect handling stays in the chain, switched off by the request config: the connector needs what it leaves behind. */
    private static Apache5HttpClientBuilderConfigurator builder(ExecChainHandler around) {
        return builder -> builder.disableAutomaticRetries()
                .disableAuthCaching()
                .disableCookieManagement()
                .disableConnectionState()
                .disableDefaultUserAgent()
                .addExecInterceptorFirst("kepler-deadline", around);
    }

    /** Gives the connection back if the answer was read to its end, and hangs up otherwise: nothing is drained. */
    private static Apache5ConnectionClosingStrategy hangUp() {
        return (clientRequest, request, response, stream) -> {
            request.abort();
            try {
                response.close();
            } catch (IOException e) {
                // The rest of an answer nobody wants any more.
            }
        };
    }
}
