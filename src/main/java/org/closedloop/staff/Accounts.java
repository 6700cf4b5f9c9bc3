package org.closedloop.staff;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What must be there before anybody can sign in. Safe to ask for on every start and by several nodes at once. */
@Service
public class Accounts {

    /** any number that nobody else locks */
    private static final long START_LOCK = 0x5354414646L;

    private final EngineAccounts accounts;
    private final JdbcClient jdbc;

    Accounts(EngineAccounts accounts, JdbcClient jdbc) {
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    /** One node after the other, until the end of the caller's transaction. */
    @Transactional
    public void takeTurn() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", START_LOCK).query((row, i) -> true).single();
    }

    @Transactional
    public void ensureGroups() {
        takeTurn();
        accounts.ensureGroups();
    }

    /** Creates the user with this password when missing; leaves an existing password alone. */
    @Transactional
    public void ensureUser(String userId, String name, String email, String password) {
        takeTurn();
        accounts.ensureUser(userId, name, email, password);
    }

    @Transactional
    public void ensureAdministrator(String userId, String name, String email, String password) {
        ensureGroups();
        accounts.ensureUser(userId, name, email, password);
        accounts.ensureAdministrator(userId);
    }
}
