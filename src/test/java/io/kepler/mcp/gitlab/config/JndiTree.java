package io.kepler.mcp.gitlab.config;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.naming.Context;
import javax.naming.NameClassPair;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;

/** A JNDI tree of two operations, list and lookup, for the length of one call. */
public final class JndiTree implements InitialContextFactory {
    private static final ThreadLocal<Map<String, Object>> BINDINGS = ThreadLocal.withInitial(Map::of);

    static <T> T with(Map<String, Object> bindings, Supplier<T> work) {
        BINDINGS.set(bindings);
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, JndiTree.class.getName());
        try {
            return work.get();
        } finally {
            System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
            BINDINGS.remove();
        }
    }

    @Override
    public Context getInitialContext(Hashtable<?, ?> environment) {
        Map<String, Object> bindings = BINDINGS.get();
        return proxy(Context.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "list" -> list(bindings, arguments[0] + "/");
            case "lookup" -> bindings.get((String) arguments[0]);
            case "close" -> null;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static NamingEnumeration<?> list(Map<String, Object> bindings, String folder) throws NamingException {
        if (bindings.containsKey("broken")) {
            throw new NamingException("broken");
        }
        List<NameClassPair> pairs = bindings.keySet().stream()
                .filter(name -> name.startsWith(folder))
                .map(name -> new NameClassPair(name.substring(folder.length()), "any"))
                .toList();
        if (pairs.isEmpty()) {
            throw new NameNotFoundException(folder);
        }
        Iterator<NameClassPair> rest = pairs.iterator();
        return proxy(NamingEnumeration.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "hasMoreElements", "hasMore" -> rest.hasNext();
            case "nextElement", "next" -> rest.next();
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
