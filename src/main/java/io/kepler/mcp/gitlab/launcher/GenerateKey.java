package io.kepler.mcp.gitlab.launcher;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/**
 * {@code generate-key}: one Fernet key, as Python's {@code Fernet.generate_key()} makes it. Standard output gets nothing
 * else, so that the key can go straight into a file or a secret store.
 */
final class GenerateKey implements Command {

    private static final int BYTES = 32;

    private final PrintStream out;

    GenerateKey(PrintStream out) {
        this.out = out;
    }

    @Override
    public void run(Map<String, String> settings) {
        if (!settings.isEmpty()) {
            throw new UsageException("generate-key takes no options.");
        }
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        out.println(Base64.getUrlEncoder().encodeToString(key));
    }
}
