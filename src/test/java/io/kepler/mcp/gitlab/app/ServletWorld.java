package io.kepler.mcp.gitlab.app;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** As much of a servlet container as the start looks at: init parameters and attributes. */
final class ServletWorld {

    private final Map<String, Object> attributes = new HashMap<>();
    private final ServletContext context;

    ServletWorld(Map<String, String> parameters) {
        context = (ServletContext) Proxy.newProxyInstance(
                ServletContext.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getInitParameter" -> parameters.get((String) arguments[0]);
                    case "getInitParameterNames" -> Collections.enumeration(parameters.keySet());
                    case "getContextPath" -> "/gitlab-mcp";
                    case "getAttribute" -> attributes.get((String) arguments[0]);
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    case "addServlet" -> nothing(ServletRegistration.Dynamic.class);
                    case "addFilter" -> nothing(FilterRegistration.Dynamic.class);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Takes every call and does nothing. */
    private static Object nothing(Class<?> type) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> switch (method.getReturnType().getName()) {
                    case "java.util.Set" -> Set.of();
                    default -> null;
                });
    }

    ServletContext context() {
        return context;
    }
}
