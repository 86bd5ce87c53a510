package io.emberkeep.sif.store;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.sif.store.entity.HistoryEntity;
import io.emberkeep.sif.store.entity.IncidentEntity;
import io.emberkeep.sif.store.entity.StepEntity;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What happened: all incidents with their steps, and the history of every record. */
@ApplicationScoped
public class IncidentLog {

    private static final Table<IncidentEntity, Incident> INCIDENT = Mapping.INCIDENT;

    /** Incidents with their steps, the newest first. */
    @Transactional
    public Page<Map.Entry<Incident, List<Step>>> incidents(
            PoolId pool,
            Optional<IncidentState> state,
            Optional<ServerId> target,
            int page,
            int size) {
        var where = new StringBuilder("key.pool = :pool");
        var with = Parameters.with("pool", pool.value());
        state.ifPresent(
                wanted -> {
                    where.append(" and state = :state");
                    with.and("state", wanted.name());
                });
        target.ifPresent(
                wanted -> {
                    where.append(" and target = :target");
                    with.and("target", wanted.value());
                });
        PanacheQuery<IncidentEntity> query =
                IncidentEntity.find(where + " order by detectedAt desc, key.name", with);
        var found = query.page(page, size).list();
        var steps = steps(pool, found.stream().map(one -> one.key.name()).toList());
        var rows = new LinkedHashMap<Incident, List<Step>>();
        for (var entity : found) {
            rows.put(
                    INCIDENT.read().apply(entity),
                    steps.getOrDefault(entity.key.name(), List.of()));
        }
        return new Page<>(List.copyOf(rows.entrySet()), query.count());
    }

    /** One incident with its steps in the order in which they were done. */
    @Transactional
    public Optional<Map.Entry<Incident, List<Step>>> incident(PoolId pool, IncidentId id) {
        return INCIDENT.find(pool, id.value())
                .map(
                        incident ->
                                Map.entry(
                                        incident,
                                        steps(pool, List.of(id.value()))
                                                .getOrDefault(id.value(), List.of())));
    }

    private static Map<String, List<Step>> steps(PoolId pool, List<String> incidents) {
        if (incidents.isEmpty()) {
            return Map.of();
        }
        return StepEntity.<StepEntity>list(
                        "pool = ?1 and incident in ?2 order by at, id", pool.value(), incidents)
                .stream()
                .collect(
                        Collectors.groupingBy(
                                line -> line.incident,
                                Collectors.mapping(step(), Collectors.toList())));
    }

    private static Function<StepEntity, Step> step() {
        return line -> new Step(line.at, line.job, line.step, line.detail);
    }

    /** What changed, the newest revision first. @param record only this one */
    @Transactional
    public Page<HistoryLine> history(PoolId pool, Optional<String> record, int page, int size) {
        PanacheQuery<HistoryEntity> query =
                record.isPresent()
                        ? HistoryEntity.find(
                                "pool = ?1 and record = ?2 order by revision desc, id",
                                pool.value(),
                                record.get())
                        : HistoryEntity.find("pool = ?1 order by revision desc, id", pool.value());
        var rows =
                query.page(page, size).stream()
                        .map(
                                line ->
                                        new HistoryLine(
                                                new Revision(line.revision),
                                                line.at,
                                                line.signal,
                                                line.madeBy,
                                                History.change(line)))
                        .toList();
        return new Page<>(rows, query.count());
    }
}
