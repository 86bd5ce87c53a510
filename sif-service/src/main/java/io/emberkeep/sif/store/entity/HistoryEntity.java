package io.emberkeep.sif.store.entity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One row that a revision changed (SIF-9). */
@Entity
@Table(name = "history")
public class HistoryEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public String pool;
    public long revision;
    public Instant at;

    @Column(name = "signal_id")
    public String signalId;

    public String signal;

    @Column(name = "made_by")
    public String madeBy;

    public String record;

    @Column(name = "row_key")
    public String rowKey;

    @Column(name = "row_before")
    public String rowBefore;

    @Column(name = "row_after")
    public String rowAfter;
}
