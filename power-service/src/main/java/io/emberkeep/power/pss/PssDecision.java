package io.emberkeep.power.pss;

import io.emberkeep.contract.configuration.TransitionKind;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.id.TransitionId;
import io.emberkeep.contract.transition.HostPower;
import io.emberkeep.contract.transition.Step;
import io.emberkeep.power.classify.ClassRules;
import io.emberkeep.power.classify.GroupWatch;
import io.emberkeep.power.classify.Judgement;
import io.emberkeep.power.classify.Observation;
import io.emberkeep.power.plan.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something that was decided about power saving; told once, when it becomes other than it was (DESIGN rule 11). */
public sealed interface PssDecision {

    /** When it was decided. */
    Instant at();

    /**
     * What a group should be, and what is done about it.
     *
     * @param group which group
     * @param servers its servers and standbys
     * @param before what was known of its classes before
     * @param seen what was seen of it
     * @param rules when it is light, moderate or heavy
     * @param judged what it should be
     * @param verdict what is done about it, and why not more
     * @param steps how it changes; none if it does not
     * @param acting what a plan leads to in this pool
     */
    record OfGroup(
            Instant at,
            GroupId group,
            List<ServerId> servers,
            GroupWatch before,
            Observation seen,
            ClassRules rules,
            Judgement judged,
            Verdict verdict,
            List<Step> steps,
            Acting acting)
            implements PssDecision {
        public OfGroup {
            servers = List.copyOf(servers);
            steps = List.copyOf(steps);
        }
    }

    /**
     * Whether a host is put to sleep.
     *
     * @param power what it is; none if that is not known
     * @param sleeps whether it is put to sleep
     * @param reason why, or why not
     */
    record OfHost(
            Instant at,
            HostId host,
            Optional<HostPower.State> power,
            boolean sleeps,
            String reason,
            Acting acting)
            implements PssDecision {}

    /** What became of a transition. */
    record OfTransition(
            Instant at,
            TransitionId transition,
            TransitionKind kind,
            Optional<GroupId> group,
            List<Step> steps,
            Fate fate,
            String reason)
            implements PssDecision {
        public OfTransition {
            steps = List.copyOf(steps);
        }
    }

    /** What a plan leads to. */
    enum Acting {
        /** It is carried out. */
        ACTS,
        /** It waits for an operator's word. */
        PROPOSES,
        /** It is told, and nothing is done. */
        REPORTS
    }

    /** How far a transition came. */
    enum Fate {
        /** It waits for an operator's word. */
        PROPOSED,
        /** An operator approved of it. */
        APPROVED,
        /** An operator did not want it, or another is proposed instead. */
        REJECTED,
        /** It does not fit any more. */
        WITHDRAWN,
        /** The SIF does not grant it. */
        REFUSED,
        /** Its steps are taken. */
        BEGUN,
        /** Another power-service goes on with it. */
        TAKEN_OVER,
        /** Its steps are taken back. */
        UNDOING,
        /** An incident took what it held. */
        INTERRUPTED,
        /** It stopped, and its server is on one host or on another. */
        UNSETTLED,
        /** All its steps were taken. */
        DONE,
        /** All that was done was taken back. */
        UNDONE,
        /** It stopped where the records say. */
        STOPPED,
        /** Nothing more is done here; whoever may takes it over. */
        LEFT
    }
}
