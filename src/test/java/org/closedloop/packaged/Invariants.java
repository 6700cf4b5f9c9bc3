package org.closedloop.packaged;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must hold after every fault, once nothing is left to do: nothing lost, nothing doubled, nothing silently stuck. Compares the
 * ledger of the clients and the mails that arrived with the database.
 */
final class Invariants {

    private static final String LOOPS = "select business_key_, count(*) from act_hi_procinst where proc_def_key_ = 'complaintHandling' group by 1";
    private static final String ACKNOWLEDGED = """
            select case_reference, count(*) from outbox_message where kind = 'acknowledgement' and status = 'sent' group by 1""";
    private static final String DOUBLED = """
            select 'case ' || reference || ' ' || count(*) || ' times' from service_case group by reference having count(*) > 1
            union all select 'message ' || kind || ' of ' || case_reference || ' ' || count(*) || ' times' from outbox_message
                group by case_reference, round, kind, purpose, address having count(*) > 1
            union all select 'promise ' || kind || ' of case ' || case_id || ' ' || count(*) || ' times' from promise
                group by case_id, round, kind having count(*) > 1
            union all select 'survey of ' || case_reference || ' ' || count(*) || ' times' from survey_invitation
                group by case_reference, round having count(*) > 1
            union all select 'answer to survey ' || invitation_id || ' ' || count(*) || ' times' from survey_answer
                group by invitation_id having count(*) > 1""";
    /** No task, no job, no subscription, no called loop, no incident: nobody will ever come back to it. */
    private static final String STUCK = """
            select 'stuck: instance ' || e.proc_inst_id_ || ' of ' || coalesce(e.business_key_, '?') from act_ru_execution e
            where e.parent_id_ is null
              and not exists (select 1 from act_ru_task t where t.proc_inst_id_ = e.proc_inst_id_)
              and not exists (select 1 from act_ru_job j where j.process_instance_id_ = e.proc_inst_id_ and j.retries_ > 0
                                                           and j.suspension_state_ = 1)
              and not exists (select 1 from act_ru_event_subscr s where s.proc_inst_id_ = e.proc_inst_id_)
              and not exists (select 1 from act_ru_ext_task x where x.proc_inst_id_ = e.proc_inst_id_)
              and not exists (select 1 from act_ru_incident i where i.proc_inst_id_ = e.proc_inst_id_)
              and not exists (select 1 from act_ru_execution c join act_ru_execution p on c.super_exec_ = p.id_
                              where p.proc_inst_id_ = e.proc_inst_id_)
            union all select 'silent: job ' || j.id_ || ' has neither retries nor incident' from act_ru_job j
                where j.retries_ = 0 and not exists (select 1 from act_ru_incident i where i.configuration_ = j.id_)
            union all select 'incident: ' || incident_type_ || ' at ' || activity_id_ from act_ru_incident where incident_type_ <> 'stalledLoop'
            union all select 'lost: ' || c.state || ' case ' || reference || case when c.state = 'open' then ' has no running loop'
                else ' has a running loop' end from service_case c
                where (c.state = 'open') <> exists (select 1 from act_ru_execution e join act_hi_procinst p on p.id_ = e.id_
                    where p.proc_def_key_ = 'complaintHandling' and p.business_key_ = c.reference)""";

    private final Connection database;

    Invariants(Connection database) {
        this.database = database;
    }

    /** Messages that somebody still has to send, and jobs that are due. */
    long leftToDo() throws SQLException {
        return numbers("""
                select 'left', (select count(*) from outbox_message where status in ('new', 'sending'))
                    + (select count(*) from act_ru_job where retries_ > 0 and (duedate_ is null or duedate_ <= now() at time zone 'utc'))""")
                .get("left");
    }

    /**
     * Every broken promise in words; empty when all is well.
     *
     * @param ledger      what clients know; every filing has been repeated until it was acknowledged
     * @param mails       the Message-ID of each mail that arrived, as often as it arrived
     * @param extraCopies how many second copies the crashes between acceptance and mark may have cost at most
     */
    List<String> violations(Ledger ledger, List<String> mails, int extraCopies) throws SQLException {
        List<String> broken = new ArrayList<>(ledger.contradictions());
        broken.addAll(filings(ledger));
        broken.addAll(mails(mails, extraCopies));
        texts(DOUBLED).forEach(what -> broken.add("doubled: " + what));
        broken.addAll(texts(STUCK));
        return broken;
    }

    private List<String> filings(Ledger ledger) throws SQLException {
        List<String> broken = new ArrayList<>();
        Map<String, Long> cases = numbers("select reference, count(*) from service_case group by 1");
        Map<String, Long> loops = numbers(LOOPS);
        Map<String, Long> acknowledgements = numbers(ACKNOWLEDGED);
        List<String> known = ledger.references();
        for (String reference : known) {
            expectOne(broken, "cases", reference, cases);
            expectOne(broken, "loops", reference, loops);
            expectOne(broken, "acknowledgements", reference, acknowledgements);
        }
        if (known.size() != ledger.keys().size()) {
            broken.add("lost: " + (ledger.keys().size() - known.size()) + " filings never acknowledged");
        }
        if (new HashSet<>(known).size() != known.size()) {
            broken.add("lost: two filings have the same reference");
        }
        Set<String> unasked = new HashSet<>(cases.keySet());
        unasked.addAll(loops.keySet());
        unasked.removeAll(known);
        unasked.forEach(reference -> broken.add("doubled: nobody filed " + reference));
        return broken;
    }

    private static void expectOne(List<String> broken, String what, String reference, Map<String, Long> found) {
        long count = found.getOrDefault(reference, 0L);
        if (count != 1) {
            broken.add((count == 0 ? "lost: " : "doubled: ") + reference + " has " + count + " " + what);
        }
    }

    private List<String> mails(List<String> arrived, int extraCopies) throws SQLException {
        List<String> broken = new ArrayList<>();
        List<String> written = texts("select message_id from outbox_message where channel = 'email' and status = 'sent'");
        Map<String, Integer> copies = new HashMap<>();
        arrived.forEach(id -> copies.merge(id, 1, Integer::sum));
        for (String id : written) {
            if (!copies.containsKey(id)) {
                broken.add("lost: " + id + " is marked as sent and never arrived");
            }
        }
        copies.keySet().stream().filter(id -> !Set.copyOf(written).contains(id)).forEach(id -> broken.add("doubled: nobody wrote " + id));
        long extra = copies.values().stream().mapToInt(count -> count - 1).sum();
        if (extra > extraCopies) {
            broken.add("doubled: " + extra + " second copies of mails, " + extraCopies + " are accounted for");
        }
        return broken;
    }

    private Map<String, Long> numbers(String query) throws SQLException {
        Map<String, Long> found = new HashMap<>();
        try (PreparedStatement statement = database.prepareStatement(query); ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.put(rows.getString(1), rows.getLong(2));
            }
        }
        return found;
    }

    private List<String> texts(String query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = database.prepareStatement(query); ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
