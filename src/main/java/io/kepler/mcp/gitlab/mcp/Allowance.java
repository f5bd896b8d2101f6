package io.kepler.mcp.gitlab.mcp;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** So many of something for each user on this node, and no more. */
final class Allowance {

    private static final int EXCEEDED = 42901;

    private final Map<String, Integer> taken = new ConcurrentHashMap<>();
    private final int most;
    private final String things;

    /**
     * An allowance that nobody has taken from.
     *
     * @param things what they are called when there are too many
     */
    Allowance(int most, String things) {
        this.most = most;
        this.things = things;
    }

    /**
     * Takes one more.
     *
     * @throws RpcException when the user has as many as may be
     */
    void take(String owner) throws RpcException {
        if (taken.merge(owner, 1, Integer::sum) > most) {
            giveBack(owner);
            throw new RpcException(429, EXCEEDED, "You have " + most + " " + things + " already: end one first");
        }
    }

    /** Gives back one that was taken. */
    void giveBack(String owner) {
        taken.computeIfPresent(owner, (same, count) -> count == 1 ? null : count - 1);
    }
}
