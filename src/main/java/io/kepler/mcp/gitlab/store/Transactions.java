package io.kepler.mcp.gitlab.store;

import io.kepler.mcp.gitlab.oauth.StoresUnavailableException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;

/** Runs work in short transactions of its own. */
final class Transactions {
    private static final int ATTEMPTS = 5;
    /** Serialization failures and deadlocks, in which the database chose us as the victim. */
    private static final String ROLLBACK_STATES = "40";

    private final EntityManagerFactory factory;

    Transactions(EntityManagerFactory factory) {
        this.factory = factory;
    }

    void run(Consumer<EntityManager> work) {
        call(entities -> {
            work.accept(entities);
            return true;
        });
    }

    /** Runs it again when another transaction got in its way, so the work may have no other effect. */
    <T> T call(Function<EntityManager, T> work) {
        return call(work, ATTEMPTS);
    }

    /** Never runs it again: for work that has an effect elsewhere. */
    <T> T callOnce(Function<EntityManager, T> work) {
        return call(work, 1);
    }

    /**
     * Deletes rows.
     *
     * @param rows which, by a condition on {@code :then}
     */
    int delete(String rows, Instant then) {
        return call(entities -> entities.createQuery("delete from " + rows)
                .setParameter("then", then)
                .executeUpdate());
    }

    private <T> T call(Function<EntityManager, T> work, int attempts) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(work);
            } catch (PersistenceException e) {
                boolean conflict = Causes.of(e).anyMatch(Transactions::isConflict);
                if (conflict && attempt < attempts) {
                    continue;
                }
                if (Causes.of(e).anyMatch(Transactions::isMistake)) {
                    throw e;
                }
                throw new StoresUnavailableException("The database does not do its work.", e);
            }
        }
    }

    private <T> T attempt(Function<EntityManager, T> work) {
        try (EntityManager entities = factory.createEntityManager()) {
            EntityTransaction transaction = entities.getTransaction();
            transaction.begin();
            try {
                T result = work.apply(entities);
                transaction.commit();
                return result;
            } catch (RuntimeException | Error e) {
                rollBack(transaction, e);
                throw e;
            }
        }
    }

    private static void rollBack(EntityTransaction transaction, Throwable reason) {
        try {
            if (transaction.isActive()) {
                transaction.rollback();
            }
        } catch (PersistenceException e) {
            reason.addSuppressed(e);
        }
    }

    private static boolean isConflict(Throwable e) {
        return e instanceof OptimisticLockException
                || e instanceof ConstraintViolationException
                || (e instanceof SQLException failure
                        && failure.getSQLState() != null
                        && failure.getSQLState().startsWith(ROLLBACK_STATES));
    }

    /** A fault of ours, which no waiting mends. */
    private static boolean isMistake(Throwable e) {
        return e instanceof ConstraintViolationException || e instanceof DataException;
    }
}
