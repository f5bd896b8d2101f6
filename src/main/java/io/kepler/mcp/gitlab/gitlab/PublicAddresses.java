package io.kepler.mcp.gitlab.gitlab;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Which addresses belong to the public internet, and not to this machine, its network or a cloud's metadata service. */
public final class PublicAddresses {

    private static final List<Block> NOT_PUBLIC = List.of(
            block("0.0.0.0", 8),
            block("10.0.0.0", 8),
            block("100.64.0.0", 10),
            block("127.0.0.0", 8),
            block("169.254.0.0", 16),
            block("172.16.0.0", 12),
            block("192.0.0.0", 24),
            block("192.0.2.0", 24),
            block("192.88.99.0", 24),
            block("192.168.0.0", 16),
            block("198.18.0.0", 15),
            block("198.51.100.0", 24),
            block("203.0.113.0", 24),
            block("224.0.0.0", 3),
            // Of IPv6 all but the global unicast block, and in that what wraps or stands for other addresses.
            block("::", 3),
            block("4000::", 2),
            block("8000::", 1),
            block("2001::", 23),
            block("2001:db8::", 32),
            block("2002::", 16),
            block("3fff::", 20));

    private record Block(int bytes, BigInteger prefix, int length) {

        boolean holds(InetAddress address) {
            byte[] bits = address.getAddress();
            return bits.length == bytes
                    && new BigInteger(1, bits).shiftRight(8 * bytes - length).equals(prefix);
        }
    }

    private PublicAddresses() {}

    public static boolean isPublic(InetAddress address) {
        return NOT_PUBLIC.stream().noneMatch(block -> block.holds(address));
    }

    private static Block block(String first, int length) {
        try {
            byte[] bits = InetAddress.getByName(first).getAddress();
            return new Block(bits.length, new BigInteger(1, bits).shiftRight(8 * bits.length - length), length);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(first + " is an address", e);
        }
    }
}
