package io.emberkeep.contract.answer;

import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.Transition;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.wire.MessageType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sif-service's word on a question (SIF-2). A repeated question gets the same answer again (SIF-8). */
public sealed interface SignalAnswer extends Answer {

    /**
     * The member holds what it asked for, with everything that it needs to know (DESIGN rule 2).
     *
     * @param revision of the configuration that this grant made
     * @param incident as recorded now: standby, VIPs, host, why it would be held
     * @param row the target's operation row before anything is done about it
     * @param epochs of every resource that the incident holds now
     * @param elsewhere another host on which the target may be: nobody saw the end of a live migration
     * @param notCovered why there is no standby; none if there is one
     * @param lease how long the claim stands without a renewal
     */
    @MessageType(name = "answer.granted", version = 1)
    record Granted(
            Revision revision,
            Incident incident,
            ServerRow row,
            Map<ResourceId, Epoch> epochs,
            Optional<HostId> elsewhere,
            Optional<String> notCovered,
            Duration lease)
            implements SignalAnswer {
        public Granted {
            epochs = Map.copyOf(epochs);
        }
    }

    /**
     * The power-service holds what its transition needs (DESIGN rule 2).
     *
     * @param revision of the configuration that this grant made
     * @param transition as recorded now
     * @param epochs of every resource that it holds now
     * @param lease how long the claim stands without a renewal
     */
    @MessageType(name = "answer.transition-granted", version = 1)
    record TransitionGranted(
            Revision revision, Transition transition, Map<ResourceId, Epoch> epochs, Duration lease)
            implements SignalAnswer {
        public TransitionGranted {
            epochs = Map.copyOf(epochs);
        }
    }

    /**
     * No, and why.
     *
     * @param reason a sentence
     * @param wouldHave what would have been done if automation might (report-only, maintenance,
     *     disarmed); else empty
     */
    @MessageType(name = "answer.refused", version = 1)
    record Refused(String reason, List<String> wouldHave) implements SignalAnswer {
        public Refused {
            wouldHave = List.copyOf(wouldHave);
        }
    }

    /** Not now: ask again after that time (DESIGN rule 4). */
    @MessageType(name = "answer.wait", version = 1)
    record Wait(String reason, Instant until) implements SignalAnswer {}

    /**
     * What the operator wanted is recorded.
     *
     * @param revision at which it is so; the one before if it was so already
     * @param changed whether anything changed (applying twice changes nothing)
     */
    @MessageType(name = "answer.accepted", version = 1)
    record Accepted(Revision revision, boolean changed) implements SignalAnswer {}
}
