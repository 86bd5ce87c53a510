package io.emberkeep.sif.configuration;

import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.ServerDefinition;

/**
 * One or two words for how a server is.
 *
 * <dl>
 *   <dt>serving <dd>in operation, nothing known against it
 *   <dt>in trouble <dd>in operation, in the trouble record
 *   <dt>recovering <dd>in an open incident
 *   <dt>returning <dd>an operator wants it back and a member is at it
 *   <dt>given up <dd>it could not be recovered
 *   <dt>held <dd>it is up, its standby serves until it is returned
 *   <dt>suspended <dd>by power saving
 *   <dt>standby <dd>waits for a target to fail
 *   <dt>standby, away <dd>the same, on another host than its own until it can be brought home
 *   <dt>starting <dd>a standby that was granted and does not serve yet
 *   <dt>uncertain <dd>a standby that may have VIPs of a target that was given up: return the target
 *   <dt>standing in <dd>a standby in its target's place
 *   <dt>maintenance <dd>nothing is done about it
 *   <dt>none <dd>in no record
 * </dl>
 */
public final class ServerStates {

    private ServerStates() {}

    /** In which record it stands: operation, suspend, standby or none. */
    public static String record(PoolConfiguration configuration, ServerDefinition server) {
        if (configuration.inOperation(server.name()).isPresent()) {
            return "operation";
        }
        if (configuration.suspended(server.name()).isPresent()) {
            return "suspend";
        }
        return server.isStandby() ? "standby" : "none";
    }

    /** How it is, by the words above. */
    public static String state(PoolConfiguration configuration, ServerDefinition server) {
        var own = configuration.incidentOf(server.name());
        if (own.isPresent()) {
            return switch (own.get().state()) {
                case RECOVERING, FUNCTION_RECOVERED -> "recovering";
                case RETURNING -> "returning";
                case GIVEN_UP -> "given up";
                case HELD -> "held";
                case RECOVERED, REFUSED -> "serving";
            };
        }
        if (maintenance(configuration, server)) {
            return "maintenance";
        }
        return withoutIncident(configuration, server);
    }

    private static String withoutIncident(
            PoolConfiguration configuration, ServerDefinition server) {
        var name = server.name();
        var inOperation = configuration.inOperation(name).isPresent();
        if (inOperation && isInTrouble(configuration, name)) {
            return "in trouble";
        }
        if (inOperation) {
            return server.isStandby() ? "standing in" : "serving";
        }
        if (configuration.suspended(name).isPresent()) {
            return "suspended";
        }
        if (server.isStandby()) {
            return configuration
                    .incidentTaking(name)
                    .map(taking -> taking.state().isOpen() ? "starting" : "uncertain")
                    .orElse(isAway(configuration, server) ? "standby, away" : "standby");
        }
        return "none";
    }

    /** Whether nothing is done about it, for its own or its host's sake. */
    public static boolean maintenance(PoolConfiguration configuration, ServerDefinition server) {
        return configuration.inMaintenance(server.name())
                || configuration.inOperation(server.name()).isEmpty()
                        && server.host()
                                .filter(configuration.hostsInMaintenance()::contains)
                                .isPresent();
    }

    private static boolean isAway(PoolConfiguration configuration, ServerDefinition standby) {
        return !configuration.waitsOn(standby).equals(standby.host());
    }

    private static boolean isInTrouble(PoolConfiguration configuration, ServerId server) {
        return configuration.troubles().stream().anyMatch(row -> row.target().equals(server));
    }
}
