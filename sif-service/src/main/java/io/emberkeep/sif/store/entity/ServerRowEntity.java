package io.emberkeep.sif.store.entity;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The fields that operation, suspend and live migration share (C Table 1). */
@MappedSuperclass
public abstract class ServerRowEntity extends PlacedEntity {
    @Column(name = "service_group")
    public String serviceGroup;

    @Column(name = "real_server")
    public String realServer;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    public List<String> vips;

    public String ip;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    public List<String> daemons;
}
