package io.kepler.mcp.gitlab.store;

import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jspecify.annotations.Nullable;

/** The container's directory of what it offers. */
@FunctionalInterface
interface Names {

    @Nullable
    Object lookup(String name) throws NamingException;

    @SuppressWarnings("BanJNDI") // names of the operator or our own, nothing a client can choose
    static @Nullable Object ofContainer(String name) throws NamingException {
        Context context = new InitialContext();
        try {
            return context.lookup(name);
        } finally {
            context.close();
        }
    }
}
