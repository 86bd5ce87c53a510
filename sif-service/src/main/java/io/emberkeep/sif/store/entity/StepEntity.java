package io.emberkeep.sif.store.entity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** One step of a recovery (DBSS-13). */
@Entity
@Table(name = "incident_step")
public class StepEntity extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;

    public String pool;
    public String incident;
    public Instant at;
    public String job;
    public String step;
    public String detail;
}
