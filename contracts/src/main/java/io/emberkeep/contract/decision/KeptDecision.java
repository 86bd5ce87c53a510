package io.emberkeep.contract.decision;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.wire.Difference;
import io.emberkeep.contract.wire.Message;
import io.emberkeep.contract.wire.MessageType;
import io.emberkeep.contract.wire.Trees;
import java.time.Instant;
import java.util.List;

/**
 * One decision of a core about an incident or about power saving, with everything that is needed to read it later and
 * to decide the same again (DESIGN rule 11).
 *
 * @param core which core decided
 * @param incidents which incidents it is about; none if it is about power saving
 * @param about whom else it is about: of power saving, which groups, hosts, servers and transitions
 * @param subject whom: the target's name; for the guard and for power saving with its kind, as {@code server:W1}
 * @param at when it was decided, by the clock by which the core decides (the SIF's is the database's)
 * @param story for people
 * @param facts for replaying
 */
@MessageType(name = "decision", version = 1)
public record KeptDecision(
        Core core,
        List<IncidentId> incidents,
        List<About> about,
        String subject,
        Instant at,
        Story story,
        Facts facts)
        implements Message {

    public KeptDecision {
        incidents = List.copyOf(incidents);
        about = List.copyOf(about);
    }

    /** About incidents and nothing else. */
    public static KeptDecision ofIncidents(
            Core core,
            List<IncidentId> incidents,
            String subject,
            Instant at,
            Story story,
            Facts facts) {
        return new KeptDecision(core, incidents, List.of(), subject, at, story, facts);
    }

    /** Whether what is kept is enough to decide it again. */
    @JsonIgnore
    public boolean isReplayable() {
        return !facts.state().isEmpty();
    }

    /**
     * A decision in words.
     *
     * @param came what came in
     * @param decided what was decided; several things are parted by semicolons
     * @param reason why, as far as the core tells more than what came in; else empty
     * @param routine whether it only passes on what another decision tells as well
     */
    public record Story(String came, String decided, String reason, boolean routine) {}

    /**
     * A decision as it was, as {@link Trees} writes it.
     *
     * @param state what the core knew; without fields if it is not kept
     * @param input what came in
     * @param next in what the next state differs from that state
     * @param effects what else followed
     */
    public record Facts(JsonNode state, JsonNode input, Difference next, JsonNode effects) {

        /** Of a core's own records. @param effects a record, or a list of them */
        public static Facts of(Object state, Object input, Object next, Object effects) {
            return of(new Known(), "", state, input, next, effects);
        }

        /**
         * The same by who decides often: a state that is as the last decision left it is not written again.
         *
         * @param known by one thread at a time
         * @param whose whose state it is
         */
        public static Facts of(
                Known known,
                String whose,
                Object state,
                Object input,
                Object next,
                Object effects) {
            var before = known.tree(whose, state);
            return new Facts(
                    before,
                    Trees.write(input),
                    Difference.between(before, known.tree(whose, next)),
                    Trees.write(effects));
        }
    }
}
