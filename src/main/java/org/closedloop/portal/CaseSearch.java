package org.closedloop.portal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.closedloop.cases.CaseState;
import org.closedloop.cases.Channel;
import org.closedloop.customer.ContactDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds cases for staff, newest first. */
@Service
@Transactional(readOnly = true)
class CaseSearch {

    private static final int SIZE = 20;
    private static final String FOUND = """
             from service_case c join customer k on k.id = c.customer_id left join inquiry i on i.case_id = c.id
            where (cast(:state as text) is null or c.state = :state)
              and (cast(:type as text) is null or c.type = :type)
              and (cast(:channel as text) is null or c.channel = :channel)
              and (cast(:among as text[]) is null or c.reference = any(cast(:among as text[])))
              and (cast(:like as text) is null or c.reference ilike :like or k.name ilike :like or k.email ilike :like or k.phone like :like
                   or c.product_serial ilike :like or c.product_model ilike :like)""";
    private static final String COLUMNS = """
            select c.reference, c.type, i.kind, c.channel, c.sender, c.state, c.round, c.category, c.urgency, c.importance, c.priority, c.team,
                   c.owner, c.about_conduct,
                   c.filed_at, c.product_model, c.product_serial, c.description,
                   k.name, k.email, k.phone, k.language, k.tier,
                   (select min(p.due_at) from promise p where p.case_id = c.id and p.met_at is null and p.dropped_at is null) as next_due""";

    /** Which cases; whatever is null restricts nothing. */
    record Query(CaseState state, Matter matter, Channel channel, Collection<String> among, String text, int page) {}

    /**
     * A case in a list.
     *
     * @param kind the kind of contact with which an inquiry began; null for other cases
     */
    record Item(String reference, String type, String kind, String channel, String sender, String state, int round, String category, String urgency,
            String importance, int priority, String team, String owner, boolean conductFlag, CaseJson.Customer customer, CaseJson.Product product, String description,
            Instant filedAt, Instant nextDueAt) {}

    record Page(List<Item> items, int page, int pages, long total) {}

    private final JdbcClient jdbc;

    CaseSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Page find(Query query) {
        long total = filtered("select count(*)" + FOUND, query).query(Long.class).single();
        int pages = (int) Math.max(1, (total + SIZE - 1) / SIZE);
        List<Item> items = filtered(COLUMNS + FOUND + " order by c.filed_at desc, c.reference desc limit :size offset :from", query)
                .param("size", SIZE).param("from", (long) (query.page() - 1) * SIZE).query(CaseSearch::item).list();
        return new Page(items, query.page(), pages, total);
    }

    /** Open cases of whoever has this e-mail address or phone number, so that a matter is not taken twice. */
    public List<Item> openOf(ContactDetails customer) {
        return jdbc.sql(COLUMNS + """
                  from service_case c join customer k on k.id = c.customer_id left join inquiry i on i.case_id = c.id
                 where c.state = 'open' and (lower(k.email) = lower(cast(:email as text)) or k.phone = cast(:phone as text))
                 order by c.filed_at desc limit 10""")
                .param("email", customer.email()).param("phone", customer.phone()).query(CaseSearch::item).list();
    }

    private JdbcClient.StatementSpec filtered(String sql, Query query) {
        String like = query.text() == null ? null
                : "%" + query.text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
        return jdbc.sql(sql).param("state", name(query.state())).param("type", name(query.matter())).param("channel", name(query.channel()))
                .param("among", query.among() == null ? null : query.among().toArray(String[]::new)).param("like", like);
    }

    private static String name(Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        Timestamp due = row.getTimestamp("next_due");
        return new Item(row.getString("reference"), row.getString("type"), row.getString("kind"), row.getString("channel"), row.getString("sender"),
                row.getString("state"), row.getInt("round"),
                row.getString("category"), row.getString("urgency"), row.getString("importance"), row.getInt("priority"),
                row.getString("team"), row.getString("owner"), row.getBoolean("about_conduct"),
                new CaseJson.Customer(row.getString("name"), row.getString("email"), row.getString("phone"), row.getString("language"),
                        row.getString("tier")),
                CaseJson.Product.of(row.getString("product_model"), row.getString("product_serial")), row.getString("description"),
                row.getTimestamp("filed_at").toInstant(), due == null ? null : due.toInstant());
    }
}
