package io.kepler.mcp.gitlab.mcp;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** A short name for one failure, told to the client and written to the log, so that the two can be brought together. */
final class Reference {

    private Reference() {}

    static String next() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    }
}
