package io.kepler.mcp.gitlab.store;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import javax.sql.DataSource;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.hibernate.tool.schema.Action;

/** Starts Hibernate by hand: there is no persistence.xml that a container could pick up. */
final class PersistenceUnit {
    private PersistenceUnit() {}

    static EntityManagerFactory open(DataSource source) {
        HibernatePersistenceConfiguration unit = new HibernatePersistenceConfiguration("kepler-mcp-gitlab");
        unit.managedClasses(
                ClientRow.class,
                AuthorizationRequestRow.class,
                AuthorizationCodeRow.class,
                GrantRow.class,
                IssuedTokenRow.class,
                BrowserSessionRow.class,
                ConsentRow.class,
                SessionRow.class,
                TaskRow.class,
                SignalRow.class,
                LeaseRow.class,
                KeyCheckRow.class);
        unit.sharedCacheMode(SharedCacheMode.NONE);
        unit.validationMode(ValidationMode.NONE);
        unit.schemaToolingAction(Action.VALIDATE);
        unit.property(MappingSettings.PHYSICAL_NAMING_STRATEGY, new PhysicalNamingStrategySnakeCaseImpl());
        // Each error is thrown, and most of them are conflicts that are tried again.
        unit.property(JdbcSettings.LOG_JDBC_ERRORS, false);
        unit.property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, source);
        try {
            return new HibernatePersistenceProvider().createEntityManagerFactory(unit);
        } catch (PersistenceException e) {
            throw new StoreException(
                    "The tables of the database are not what this version expects: " + Causes.message(e), e);
        }
    }
}
