package io.emberkeep.sif.store.entity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A signal that was applied, with its answer (SIF-8). */
@Entity
@Table(name = "signal")
public class SignalEntity extends PanacheEntityBase {
    @Id public String id;
    public String pool;
    public String kind;

    @Column(name = "received_at")
    public Instant receivedAt;

    public String outcome;
    public String reason;

    @Column(name = "answer_type")
    public String answerType;

    public String answer;
}
