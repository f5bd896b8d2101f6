package io.kepler.mcp.gitlab.config;

import java.net.URI;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameClassPair;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.NoInitialContextException;
import org.jspecify.annotations.Nullable;

/** What an administrator bound for this server in the container's JNDI tree. */
final class JndiEntries {
    private final Entries entries;
    private final String folder;

    private JndiEntries(String folder) {
        this.folder = folder;
        this.entries = new Entries("JNDI", setting -> folder + "/" + setting.toLowerCase(Locale.ROOT));
    }

    /** Reads a folder; that there is no such folder, or no JNDI at all, is normal. */
    static Source in(String folder) {
        JndiEntries jndi = new JndiEntries(folder);
        try {
            jndi.readAll();
        } catch (NameNotFoundException | NoInitialContextException absent) {
            return jndi.entries;
        } catch (NamingException e) {
            jndi.entries.mistake(folder, "cannot be read: " + e);
        }
        return jndi.entries;
    }

    @SuppressWarnings("BanJNDI") // fixed java: names in the container's own tree, nothing a client can choose
    private void readAll() throws NamingException {
        Context context = new InitialContext();
        try {
            List<NameClassPair> bindings = Collections.list(context.list(folder));
            for (NameClassPair binding : bindings) {
                String key = folder + "/" + binding.getName();
                read(key, context.lookup(key));
            }
        } finally {
            context.close();
        }
    }

    private void read(String key, @Nullable Object bound) {
        if (bound != null && isScalar(bound)) {
            entries.add(key, bound.toString());
        } else {
            entries.mistake(
                    key,
                    "holds " + (bound == null ? "nothing" : bound.getClass().getName())
                            + "; bind a text, a number or a boolean");
        }
    }

    private static boolean isScalar(Object bound) {
        return bound instanceof String
                || bound instanceof Number
                || bound instanceof Boolean
                || bound instanceof Character
                || bound instanceof URI
                || bound instanceof URL;
    }
}
