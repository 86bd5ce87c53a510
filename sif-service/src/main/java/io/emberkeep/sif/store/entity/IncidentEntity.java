package io.emberkeep.sif.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An incident, open, resting or over. */
@Entity
@Table(name = "incident")
public class IncidentEntity extends PlacedEntity {
    @Column(name = "is_over")
    public boolean over;

    public String target;
    public String trouble;
    public String state;
    public long epoch;
    public String holder;
    public boolean leased;
    public String standby;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    public List<String> vips;

    @Column(name = "target_host")
    public String targetHost;

    public String held;
    public String reason;

    @Column(name = "detected_at")
    public Instant detectedAt;

    @Column(name = "confirmed_at")
    public Instant confirmedAt;

    @Column(name = "function_recovered_at")
    public Instant functionRecoveredAt;

    @Column(name = "ended_at")
    public Instant endedAt;
}
