package org.closedloop.staff;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Creates groups and, outside the demonstration, the administrator before the first request is taken. */
@Component
class AccountsAtStart implements SmartInitializingSingleton {

    private final Accounts accounts;
    private final Environment environment;
    private final String administrator;

    AccountsAtStart(Accounts accounts, Environment environment, @Value("${closedloop.admin.user:admin}") String administrator) {
        this.accounts = accounts;
        this.environment = environment;
        this.administrator = administrator;
    }

    @Override
    public void afterSingletonsInstantiated() {
        accounts.ensureGroups();
        if (!environment.acceptsProfiles(Profiles.of("demo"))) {
            accounts.ensureAdministrator(administrator, "Administrator", "", environment.getRequiredProperty(AdministratorPassword.PROPERTY));
        }
    }
}
