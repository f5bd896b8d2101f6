package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** Streams of which the container thinks otherwise. */
class EventStreamTest {

    /** As Tomcat does to who writes just when a client has gone: what stands behind the output is null then. */
    @Test
    void survivesAContainerThatTookTheResponseBack() {
        AsyncContext context = (AsyncContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {AsyncContext.class}, (proxy, method, arguments) -> {
                    throw new NullPointerException(method.getName());
                });
        EventStream stream = new EventStream(context, new TakenBack());
        assertThat(stream.message(new byte[] {'1'})).isTrue();

        stream.onWritePossible();

        assertThat(stream.message(new byte[] {'2'})).isFalse();
        stream.end();
    }

    private static final class TakenBack extends ServletOutputStream {

        @Override
        public boolean isReady() {
            throw new NullPointerException("taken back");
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            // It is never told anything.
        }

        @Override
        public void write(int octet) {
            throw new NullPointerException("taken back");
        }
    }
}
