package io.emberkeep.sif.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Work with the database: a transaction that is committed or undone, or one statement that only looks. */
@ApplicationScoped
public class Database {

    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    /** What is done on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** One row as something else. */
    @FunctionalInterface
    interface Row<T> {
        T of(java.sql.ResultSet row) throws SQLException;
    }

    /** The database or the way to it failed; {@link Troubles} tells whose fault it was. */
    static final class DatabaseException extends RuntimeException {
        private static final long serialVersionUID = 1;

        DatabaseException(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** All or nothing; what it throws means nothing, but for a commit whose outcome the next look tells. */
    <T> T transaction(Work<T> work) {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            var done = false;
            try {
                var result = work.on(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    undo(connection);
                }
            }
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    /** Each statement stands for itself. */
    <T> T look(Work<T> work) {
        try (var connection = source.getConnection()) {
            return work.on(connection);
        } catch (SQLException failure) {
            throw new DatabaseException(failure);
        }
    }

    /** The rows of one query. */
    static <T> List<T> query(Connection connection, Row<T> row, String sql, Object... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                var all = new ArrayList<T>();
                while (rows.next()) {
                    all.add(row.of(rows));
                }
                return all;
            }
        }
    }

    /** The database's time now, not when the transaction began. */
    static Instant now(Connection connection) throws SQLException {
        return query(
                        connection,
                        row -> row.getObject(1, OffsetDateTime.class),
                        "select clock_timestamp()")
                .getFirst()
                .toInstant();
    }

    /** Changes rows. @return how many */
    static int update(Connection connection, String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** A connection that cannot even undo is dead, and its transaction with it. */
    private static void undo(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException dead) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException gone) {
                return;
            }
        }
    }
}
