package org.closedloop.cases;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which files a case has; who only lists them need not load them. */
@Repository
public class CaseFiles {

    private final JdbcClient jdbc;

    CaseFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public List<StoredFile> of(ServiceCase file) {
        return jdbc.sql("select id, kind, name, media_type, at from attachment where case_id = :id order by at").param("id", file.id())
                .query(StoredFile.class).list();
    }
}
