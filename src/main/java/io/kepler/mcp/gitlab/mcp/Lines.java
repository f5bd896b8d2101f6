package io.kepler.mcp.gitlab.mcp;

import java.io.IOException;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Standard output, on which one message must be whole before the next begins. */
final class Lines {

    private static final Logger LOG = LoggerFactory.getLogger(Lines.class);

    private final OutputStream out;
    private final ResponseWriter writer;

    Lines(OutputStream out, ResponseWriter writer) {
        this.out = out;
        this.writer = writer;
    }

    void write(RpcResponse response, Revision revision) {
        write(writer.bytes(response, revision));
    }

    synchronized void write(byte[] message) {
        try {
            out.write(message);
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            LOG.debug("The client does not read any more: {}", e.toString());
        }
    }
}
