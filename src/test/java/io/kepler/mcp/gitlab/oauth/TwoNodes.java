package io.kepler.mcp.gitlab.oauth;

import static io.kepler.mcp.gitlab.oauth.Examples.grant;
import static io.kepler.mcp.gitlab.oauth.Examples.id;

/** Stores of two nodes that share their data. Tests share them too, and use ids of their own. */
interface TwoNodes {
    /** How many ask at the same moment. */
    int CROWD = 16;

    /** The stores of one node, or of another one with the same data. */
    Stores node(int number);

    /** A user of this test alone. */
    long user();

    default Stores stores() {
        return node(0);
    }

    /** Those of the node that a member of a crowd asks. */
    default Stores either(int member) {
        return node(member % 2);
    }

    default Grant saved() {
        return stores().grants().save(grant(user(), id()));
    }
}
