package io.kepler.mcp.gitlab.store;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JDBC drivers that came with us: the JDK holds on to them, and they to the class loader of a WAR that is gone. */
final class Drivers {
    private static final Logger LOG = LoggerFactory.getLogger(Drivers.class);

    private Drivers() {}

    static void deregisterOurs() {
        ClassLoader ours = Drivers.class.getClassLoader();
        if (ours == ClassLoader.getSystemClassLoader()) {
            return; // nothing outlives the JVM
        }
        for (Driver driver : Collections.list(DriverManager.getDrivers())) {
            if (driver.getClass().getClassLoader() == ours) {
                deregister(driver);
            }
        }
    }

    private static void deregister(Driver driver) {
        try {
            DriverManager.deregisterDriver(driver);
        } catch (SQLException e) {
            LOG.warn(
                    "The JDBC driver {} stays registered: {}", driver.getClass().getName(), e.toString());
        }
    }
}
