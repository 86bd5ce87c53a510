package io.emberkeep.monitor.dbss;

import static io.emberkeep.monitor.dbss.Samples.MS;
import static io.emberkeep.monitor.dbss.Samples.RS1;
import static io.emberkeep.monitor.dbss.Samples.VIP;
import static io.emberkeep.monitor.dbss.Samples.W1;
import static io.emberkeep.monitor.dbss.Samples.WB;
import static io.emberkeep.monitor.dbss.Samples.granted;
import static io.emberkeep.monitor.dbss.Samples.incident;
import static io.emberkeep.monitor.dbss.Samples.pool;
import static io.emberkeep.monitor.dbss.Samples.row;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.inventory.Settings;
import io.emberkeep.contract.signal.IncidentQuestion;
import io.emberkeep.contract.signal.IncidentQuestion.Claim;
import io.emberkeep.contract.signal.IncidentQuestion.ClaimStandby;
import io.emberkeep.contract.signal.IncidentQuestion.FenceHost;
import io.emberkeep.contract.signal.IncidentQuestion.TakeOver;
import io.emberkeep.contract.signal.IncidentReport;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Answers like the sif-service, for one target, as far as a DBSS can tell; grants and refuses at random. */
final class FakeSif {

    private final Random random;
    private final Settings settings;
    private String id = "";
    private TroubleKind trouble = TroubleKind.NETWORK;
    private IncidentState state = IncidentState.RECOVERED;
    private long epoch = 1;
    private long revision = 1;
    private boolean leased;
    private boolean covered;
    private boolean stoodIn;

    FakeSif(Random random, Settings settings) {
        this.random = random;
        this.settings = settings;
    }

    TargetView view() {
        var maker = pool().settings(settings).revision(revision);
        if (!id.isEmpty() && !state.isOver()) {
            maker.incident(now());
        }
        return maker.operation(stoodIn ? row(WB, MS, VIP) : row(W1, RS1, VIP)).view();
    }

    private io.emberkeep.contract.configuration.Incident now() {
        return incident(
                id,
                trouble,
                state,
                epoch,
                leased,
                covered ? Optional.of(WB) : Optional.empty(),
                stoodIn);
    }

    SignalAnswer answer(IncidentQuestion question, Instant at) {
        if (random.nextInt(8) == 0) {
            return new SignalAnswer.Wait("not now", at.plusSeconds(1));
        }
        return switch (question) {
            case Claim claim -> claim(claim);
            case TakeOver _ -> takeOver();
            case ClaimStandby _ -> {
                if (state != IncidentState.RECOVERING || random.nextInt(3) == 0) {
                    yield new SignalAnswer.Refused("taken", List.of());
                }
                covered = true;
                yield grant();
            }
            case FenceHost _ ->
                    random.nextBoolean() ? grant() : new SignalAnswer.Refused("no", List.of());
        };
    }

    private SignalAnswer claim(Claim claim) {
        if (!state.isOver() && !claim.incident().value().equals(id)) {
            return new SignalAnswer.Refused("there is another", List.of());
        }
        if (state.isOver()) {
            if (random.nextInt(4) == 0) {
                return new SignalAnswer.Refused("report-only", List.of());
            }
            id = claim.incident().value();
            trouble = claim.trouble();
            state = IncidentState.RECOVERING;
            covered = random.nextInt(4) > 0;
            epoch++;
        }
        return grant();
    }

    private SignalAnswer takeOver() {
        if (state.isOver() || state == IncidentState.GIVEN_UP && stoodIn) {
            return new SignalAnswer.Refused("it is over", List.of());
        }
        state =
                switch (state) {
                    case GIVEN_UP -> IncidentState.RECOVERING;
                    case HELD -> IncidentState.RETURNING;
                    case RECOVERING, FUNCTION_RECOVERED, RETURNING, RECOVERED, REFUSED -> state;
                };
        epoch++;
        return grant();
    }

    private SignalAnswer grant() {
        leased = true;
        revision++;
        return granted(now(), revision, covered ? null : "taken");
    }

    void report(IncidentReport report) {
        revision++;
        switch (report) {
            case IncidentReport.FunctionRecovered _ -> {
                state = IncidentState.FUNCTION_RECOVERED;
                stoodIn = true;
            }
            case IncidentReport.TargetRecovered _ -> end(IncidentState.RECOVERED);
            case IncidentReport.ClaimDropped _ -> end(IncidentState.REFUSED);
            case IncidentReport.TargetHeld _ -> rest(IncidentState.HELD);
            case IncidentReport.TargetGivenUp _ -> {
                rest(IncidentState.GIVEN_UP);
                covered = stoodIn;
            }
            case IncidentReport.Renew _, IncidentReport.StepTaken _, IncidentReport.NotActed _ -> {}
        }
    }

    private void end(IncidentState how) {
        state = how;
        leased = false;
        covered = false;
        stoodIn = false;
    }

    private void rest(IncidentState how) {
        state = how;
        leased = false;
    }

    /** The lease runs out, or an operator wants the target back. */
    void mishap() {
        revision++;
        if (state.isOpen()) {
            leased = false;
        } else if (!state.isOver() && stoodIn) {
            state = IncidentState.RETURNING;
        }
    }
}
