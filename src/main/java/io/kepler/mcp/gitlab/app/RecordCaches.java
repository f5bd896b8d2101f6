package io.kepler.mcp.gitlab.app;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.runtime.ObjectMethods;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the JDK forget our records. {@link ObjectMethods}, which is behind all of them, keeps the types that it linked
 * last (JDK 17), and with them the class loader of an application that was long undeployed.
 */
final class RecordCaches {

    private static final Logger LOG = LoggerFactory.getLogger(RecordCaches.class);

    private RecordCaches() {}

    /** Links the methods of a make-believe record of the JDK's own types, so that nothing of ours was the last. */
    static void release() {
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            MethodHandle component = lookup.findVirtual(String.class, "strip", MethodType.methodType(String.class));
            for (String method : List.of("equals", "hashCode", "toString")) {
                ObjectMethods.bootstrap(lookup, method, MethodHandle.class, String.class, "text", component);
            }
        } catch (Throwable e) { // what bootstrap declares; an undeployment goes on without it
            LOG.debug("The JDK keeps a class of ours", e);
        }
    }
}
