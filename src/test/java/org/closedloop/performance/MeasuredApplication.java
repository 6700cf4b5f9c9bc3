package org.closedloop.performance;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.closedloop.RunningApplication;
import org.closedloop.cases.Channel;
import org.closedloop.cases.Sender;
import org.closedloop.cases.CustomerMatter;
import org.closedloop.complaint.Complaints;
import org.closedloop.customer.ContactDetails;
import org.closedloop.notification.OutboxSender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The product with everything at rest that would run beside the loop that is measured. */
abstract class MeasuredApplication extends RunningApplication {

    static final int OPEN_CASES = 20_000;
    private static int customers;
    private final List<String> left = new ArrayList<>();

    @Autowired
    Complaints complaints;
    @Autowired
    ProcessEngine engine;
    @Autowired
    JobExecutor jobExecutor;
    @Autowired
    OutboxSender sender;
    @Autowired
    DataSource dataSource;

    @BeforeEach
    void stillness() {
        jobExecutor.shutdown();
        sender.pause(Duration.ofSeconds(10));
    }

    @AfterEach
    void realTime() {
        sender.resume();
        left.forEach(reference -> engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(reference)
                .rootProcessInstances().list().forEach(open -> engine.getRuntimeService().deleteProcessInstance(open.getId(), "measured")));
        ClockUtil.reset();
    }

    Loop productLoop() {
        return new Loop(engine, JdbcClient.create(dataSource), this::file, Map.of(
                "respondToCustomer", Map.of("response", "We look into it.", "solvedAtOnce", false),
                "verifyComplaint", Map.of("substantiated", true, "findings", "The pump is blocked.", "rootCause", "material"),
                "agreeSolution", Map.of("solutionType", "technicalSupport", "solution", "We replace the pump.", "promisedOn", "2026-06-20",
                        "customerAgreed", true),
                "carryOutSolution", Map.of("result", "The pump is new.", "measures", "Pumps are tested twice."),
                "rediagnose", Map.of("rediagnosis", "The pump was not it.", "rootCause", "assembly"),
                "callCustomer", Map.of("reached", true, "timeSlot", "morning")));
    }

    /** A complaint that waits for its first answer, until the test is over. */
    String openCase() {
        String reference = productLoop().open();
        left.add(reference);
        return reference;
    }

    /** Ends a case with the test. */
    void leave(String reference) {
        left.add(reference);
    }

    private String file() {
        int number = ++customers;
        return complaints.file(new CustomerMatter(new ContactDetails("Measured " + number, "measured" + number + "@example.com", null, "en"),
                "WM-200", "PERF-" + number, "The washing machine does not start any more, the display shows error code E21. Please send technical"
                + " support.", null, Channel.web, Sender.customer, null)).reference();
    }

    BareEngine bareEngine() throws IOException, SQLException {
        return new BareEngine(dataSource.unwrap(HikariDataSource.class), (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration());
    }

    /** What a loop costs on average. */
    static Cost costOf(Loop loop, StatementStatistics statistics, int rounds, int loops) {
        statistics.reset();
        for (int i = 0; i < loops; i++) {
            loop.run(rounds);
        }
        return statistics.cost().per(loops);
    }
}
