package org.closedloop.portal;

import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole application on real ports, with a few users of its own. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"closedloop.data-directory=target/security-${random.uuid}", "management.server.port=0"})
abstract class SecuredApplication {

    static final String ADMIN = "security-admin";
    static final String CLERK = "security-clerk";
    static final String OUTSIDER = "security-outsider";

    @Autowired
    IdentityService identities;
    @Autowired
    AuthorizationService authorizations;
    @LocalServerPort
    int port;
    @LocalManagementPort
    int managementPort;

    @BeforeEach
    void users() {
        member(ADMIN, "camunda-admin");
        member(CLERK, "customer-service");
        if (identities.createUserQuery().userId(OUTSIDER).count() == 0) {
            identities.saveUser(user(OUTSIDER));
        }
    }

    void member(String id, String group) {
        if (identities.createGroupQuery().groupId(group).count() == 0) {
            identities.saveGroup(identities.newGroup(group));
        }
        if (identities.createUserQuery().userId(id).count() == 0) {
            identities.saveUser(user(id));
        }
        if (identities.createUserQuery().userId(id).memberOfGroup(group).count() == 0) {
            identities.createMembership(id, group);
        }
    }

    User user(String id) {
        User user = identities.newUser(id);
        user.setFirstName("Test");
        user.setLastName("User");
        user.setPassword("demo");
        return user;
    }

    HttpCaller anonymous() {
        return new HttpCaller(port);
    }
}
