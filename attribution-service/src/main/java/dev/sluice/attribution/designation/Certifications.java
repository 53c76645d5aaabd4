package dev.sluice.attribution.designation;

import dev.sluice.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Certifications {

    private final Sql sql;

    Certifications(Sql sql) {
        this.sql = sql;
    }

    /** Nobody else changes it until the transaction ends. */
    Optional<Certification> locked(UUID partner, String person) {
        sql.list(
                row -> 1,
                "select pg_advisory_xact_lock(hashtextextended('certification ' || ? || ' ' || ?, 0))",
                partner,
                person);
        return sql.first(
                Certifications::certification,
                "select * from certification where partner_tenant_id = ? and person_id = ?",
                partner,
                person);
    }

    void keep(Certification certification) {
        sql.run(
                """
                insert into certification (partner_tenant_id, person_id, area, level, valid_from, valid_until, version)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (partner_tenant_id, person_id) do update set area = excluded.area, level = excluded.level,
                    valid_from = excluded.valid_from, valid_until = excluded.valid_until, version = excluded.version
                """,
                certification.partnerTenantId(),
                certification.personId(),
                certification.solutionArea().name(),
                certification.level().name(),
                certification.validFrom(),
                certification.validUntil(),
                (int) certification.version());
    }

    /** People by level whose certification is valid on the day. */
    Map<CertificationLevel, Integer> people(UUID partner, ScoredArea area, LocalDate day) {
        var people = new EnumMap<CertificationLevel, Integer>(CertificationLevel.class);
        sql.list(
                row -> {
                    people.put(CertificationLevel.valueOf(row.getString("level")), row.getInt("people"));
                    return 1;
                },
                """
                select level, count(*) as people from certification
                where partner_tenant_id = ? and area = ? and valid_from <= ? and valid_until >= ? group by level
                """,
                partner,
                area.name(),
                day,
                day);
        return people;
    }

    private static Certification certification(ResultSet row) throws SQLException {
        return new Certification(
                row.getObject("partner_tenant_id", UUID.class),
                row.getString("person_id"),
                CertificationLevel.valueOf(row.getString("level")),
                ScoredArea.valueOf(row.getString("area")),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getLong("version"));
    }
}
