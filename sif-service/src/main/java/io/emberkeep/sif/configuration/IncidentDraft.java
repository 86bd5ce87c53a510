package io.emberkeep.sif.configuration;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.ServerId;
import java.time.Instant;
import java.util.Optional;

/** An incident in the making: an {@link Incident} with some fields changed. */
final class IncidentDraft {

    private final Incident before;
    private IncidentState state;
    private Epoch epoch;
    private MemberId holder;
    private boolean leased;
    private Optional<ServerId> standby;
    private Optional<String> held;
    private Optional<String> reason;
    private Optional<Instant> functionRecoveredAt;
    private Optional<Instant> endedAt;

    IncidentDraft(Incident before) {
        this.before = before;
        this.state = before.state();
        this.epoch = before.epoch();
        this.holder = before.holder();
        this.leased = before.leased();
        this.standby = before.standby();
        this.held = before.held();
        this.reason = before.reason();
        this.functionRecoveredAt = before.functionRecoveredAt();
        this.endedAt = before.endedAt();
    }

    IncidentDraft state(IncidentState next) {
        state = next;
        return this;
    }

    /** Somebody works on it from now on, under that epoch. */
    IncidentDraft heldBy(MemberId member, Epoch next) {
        holder = member;
        epoch = next;
        leased = true;
        endedAt = Optional.empty();
        return this;
    }

    IncidentDraft leased(boolean stands) {
        leased = stands;
        return this;
    }

    IncidentDraft standby(Optional<ServerId> granted) {
        standby = granted;
        return this;
    }

    IncidentDraft held(Optional<String> why) {
        held = why;
        return this;
    }

    IncidentDraft reason(String why) {
        reason = Optional.of(why);
        return this;
    }

    IncidentDraft functionRecovered(Instant at) {
        state = IncidentState.FUNCTION_RECOVERED;
        functionRecoveredAt = Optional.of(Times.recorded(at));
        return this;
    }

    /** Nobody works on it any more. */
    IncidentDraft ended(IncidentState how, Instant at) {
        state = how;
        leased = false;
        endedAt = Optional.of(Times.recorded(at));
        return this;
    }

    /** Open again, for whoever takes over. */
    IncidentDraft reopened(IncidentState how) {
        state = how;
        leased = false;
        endedAt = Optional.empty();
        return this;
    }

    Incident build() {
        return new Incident(
                before.id(),
                before.target(),
                before.trouble(),
                state,
                epoch,
                holder,
                leased,
                standby,
                before.vips(),
                before.targetHost(),
                held,
                reason,
                before.detectedAt(),
                before.confirmedAt(),
                functionRecoveredAt,
                endedAt);
    }
}
