package io.kepler.mcp.gitlab.oauth;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;

/** A connection that ends at a fixed time, however slowly the other side drips, TLS handshake included. */
final class DeadlineSocket extends Socket {

    private final long deadline;

    /**
     * @param deadline in the time of {@link System#nanoTime()}
     */
    DeadlineSocket(long deadline) {
        this.deadline = deadline;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        super.connect(endpoint, millisLeft());
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                setSoTimeout(millisLeft());
                return in.read();
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                setSoTimeout(millisLeft());
                return in.read(buffer, offset, length);
            }
        };
    }

    private int millisLeft() throws SocketTimeoutException {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("the server takes too long");
        }
        return Math.toIntExact(left);
    }
}
