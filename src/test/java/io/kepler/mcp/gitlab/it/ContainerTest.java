package io.kepler.mcp.gitlab.it;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that calls the WAR in a container. The order counts: the container is prepared before Arquillian starts it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({PreparedContainer.class, ArquillianExtension.class})
@interface ContainerTest {}
