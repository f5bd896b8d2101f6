package io.kepler.mcp.gitlab.oauth;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;

/** The network address of a caller, as the container reports it, in the form that limits count by. */
final class RemoteAddress {

    private static final int NETWORK_BYTES = 8;

    private RemoteAddress() {}

    /** An IPv4 address as it is; of IPv6 the network, for whoever has one address of it has them all. */
    static String counted(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            InetAddress parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address
                    ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
                    : parsed.getHostAddress();
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
