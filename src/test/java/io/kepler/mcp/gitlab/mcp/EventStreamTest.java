package io.kepler.mcp.gitlab.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
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
        EventStream stream = new EventStream(context);
        stream.open(TakenBack::new);
        assertThat(stream.message(new byte[] {'1'})).isTrue();

        stream.onWritePossible();

        assertThat(stream.message(new byte[] {'2'})).isFalse();
        stream.end();
    }

    /** A container uses an exchange that is over for the next one. */
    @Test
    void endsAnExchangeOnce() {
        AtomicInteger ended = new AtomicInteger();
        AsyncContext context = (AsyncContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {AsyncContext.class}, (proxy, method, arguments) -> {
                    ended.incrementAndGet();
                    return null;
                });
        EventStream stream = new EventStream(context);
        stream.open(TakenBack::new);
        stream.message(new byte[EventStream.MOST_WAITING_BYTES]);
        assertThat(stream.message(new byte[EventStream.MOST_WAITING_BYTES])).isFalse();

        stream.end();
        stream.abandon();
        stream.onWritePossible();

        assertThat(ended).hasValue(1);
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
