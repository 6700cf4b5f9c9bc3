package org.closedloop.repair;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.closedloop.cases.ServiceCase;
import org.closedloop.cases.Similarity;
import org.closedloop.classification.Category;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Recognises that a fault was repaired before (R-143, C-15): same model and serial number, the same category or similar words, and the
 * earlier repair is still going on or was finished within the window. Re-diagnosis inside one work order is no repeat.
 */
@Service
class RepeatRepairs {

    private final JdbcClient jdbc;
    private final RepairSettings settings;

    RepeatRepairs(JdbcClient jdbc, RepairSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    private record Candidate(RepeatRepair repair, Category category, String description) {

        boolean sameFault(ServiceCase fault) {
            boolean sameCategory = category != null && category != Category.other && category == fault.category();
            return sameCategory || Similarity.alike(description, fault.description());
        }
    }

    /** The latest earlier repair that this work order repeats. */
    @Transactional(readOnly = true)
    public Optional<RepeatRepair> before(WorkOrder order, ServiceCase fault) {
        if (order.productModel() == null || order.productSerial() == null) {
            return Optional.empty();
        }
        return onSameDevice(order).stream().filter(candidate -> candidate.sameFault(fault)).map(Candidate::repair).findFirst();
    }

    private List<Candidate> onSameDevice(WorkOrder order) {
        Instant since = order.openedAt().minus(settings.repeatWindow());
        return jdbc.sql("""
                select w.id, w.engineer, w.repeat_count, c.reference, c.category, c.description
                  from work_order w join service_case c on c.id = w.case_id
                 where upper(w.product_serial) = upper(:serial) and upper(w.product_model) = upper(:model)
                   and (w.opened_at, w.id) < (:openedAt, :id) and w.outcome is distinct from 'withdrawn'
                   and c.type <> 'maintenance'
                   and (w.closed_at is null or coalesce(w.finished_at, w.closed_at) >= :since)
                 order by w.opened_at desc, w.id desc""")
                .param("serial", order.productSerial()).param("model", order.productModel()).param("id", order.id())
                .param("openedAt", order.openedAt().atOffset(ZoneOffset.UTC)).param("since", since.atOffset(ZoneOffset.UTC))
                .query(RepeatRepairs::candidate).list();
    }

    private static Candidate candidate(ResultSet row, int index) throws SQLException {
        String category = row.getString("category");
        return new Candidate(new RepeatRepair(row.getObject("id", UUID.class), row.getString("reference"), row.getString("engineer"),
                row.getInt("repeat_count") + 1), category == null ? null : Category.valueOf(category), row.getString("description"));
    }
}
