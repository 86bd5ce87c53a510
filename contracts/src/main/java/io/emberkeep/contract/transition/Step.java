package io.emberkeep.contract.transition;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.emberkeep.contract.command.Condition;
import io.emberkeep.contract.configuration.Rows.LoadCondition;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.ServerId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One step of a transition: what is to be so in the machines, and with it the edit of the records (SIF-11). Each
 * states the wanted condition, so that doing it twice changes nothing, and each has its undo (PSS-9).
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Step.WakeHosts.class, name = "hosts-woken"),
    @JsonSubTypes.Type(value = Step.SleepHost.class, name = "host-suspended"),
    @JsonSubTypes.Type(value = Step.MigrateServer.class, name = "migrated"),
    @JsonSubTypes.Type(value = Step.ReturnServer.class, name = "returned"),
    @JsonSubTypes.Type(value = Step.MoveServer.class, name = "server-moved"),
    @JsonSubTypes.Type(value = Step.MoveVips.class, name = "vips-moved"),
    @JsonSubTypes.Type(value = Step.SuspendServer.class, name = "suspended"),
    @JsonSubTypes.Type(value = Step.ResumeServer.class, name = "resumed"),
    @JsonSubTypes.Type(value = Step.StartSpare.class, name = "spare-started"),
    @JsonSubTypes.Type(value = Step.StopSpare.class, name = "spare-stopped"),
    @JsonSubTypes.Type(value = Step.BringStandbyHome.class, name = "standby-brought-home"),
    @JsonSubTypes.Type(value = Step.RecordShape.class, name = "shape-recorded"),
    @JsonSubTypes.Type(value = Step.BeginMaintenance.class, name = "host-in-maintenance"),
    @JsonSubTypes.Type(value = Step.Settle.class, name = "settled"),
})
public sealed interface Step {

    /** What the executors are to make so, in this order; none where only a record changes. */
    List<Condition> conditions();

    /** The first so many conditions come before the edit of the records, the others after it. */
    default int conditionsBeforeEdit() {
        return conditions().size();
    }

    /** The step back; none where there is nothing to go back to. */
    Optional<Step> undo();

    /**
     * The hosts are woken, all at once, and waited for (PSS-7). It needs no undo: a host that nobody needs is
     * put to sleep again by PSS-6.
     */
    record WakeHosts(List<HostId> hosts) implements Step {
        public WakeHosts {
            hosts = List.copyOf(hosts);
        }

        @Override
        public List<Condition> conditions() {
            return hosts.stream().<Condition>map(Condition.HostOn::new).toList();
        }

        @Override
        public Optional<Step> undo() {
            return Optional.empty();
        }
    }

    /** A host with nobody in operation is suspended to RAM (PSS-6). */
    record SleepHost(HostId host) implements Step {
        @Override
        public List<Condition> conditions() {
            return List.of(new Condition.HostSuspended(host));
        }

        @Override
        public Optional<Step> undo() {
            return Optional.of(new WakeHosts(List.of(host)));
        }
    }

    /** A server is live-migrated, and <em>live migration</em> remembers where it belongs (PSS-5). */
    record MigrateServer(GroupId group, ServerId server, HostId from, HostId to) implements Step {
        @Override
        public List<Condition> conditions() {
            return List.of(new Condition.ServerOnHost(server, from, to));
        }

        @Override
        public Optional<Step> undo() {
            return Optional.of(new ReturnServer(group, server, to, from));
        }
    }

    /** A migrated server returns to where it belongs, and its <em>live migration</em> row is gone (PSS-7). */
    record ReturnServer(GroupId group, ServerId server, HostId from, HostId to) implements Step {
        @Override
        public List<Condition> conditions() {
            return List.of(new Condition.ServerOnHost(server, from, to));
        }

        @Override
        public Optional<Step> undo() {
            return Optional.of(new MigrateServer(group, server, to, from));
        }
    }

    /**
     * A server is live-migrated for good, as an operator wants it: no <em>live migration</em> row remembers where it was.
     * One that is migrated already goes on to another host, and the row that it has stays.
     */
    record MoveServer(GroupId group, ServerId server, HostId from, HostId to) implements Step {
        @Override
        public List<Condition> conditions() {
            return List.of(new Condition.ServerOnHost(server, from, to));
        }

        @Override
        public Optional<Step> undo() {
            return Optional.of(new MoveServer(group, server, to, from));
        }
    }

    /**
     * A standby that waits on another host than its own goes home, and waits there. It needs no undo:
     * it is where it belongs.
     */
    record BringStandbyHome(GroupId group, ServerId standby, HostId from, HostId to)
            implements Step {
        @Override
        public List<Condition> conditions() {
            return List.of(
                    new Condition.ServerOnHost(standby, from, to),
                    new Condition.ServerPaused(standby, to));
        }

        @Override
        public Optional<Step> undo() {
            return Optional.empty();
        }
    }

    /**
     * VIPs go from one server to another: off the old holder first, then on the new one (DESIGN rule 9); and only
     * when the new one answers its host, for one that was just resumed does not do so at once.
     *
     * @param from who has them, on {@code fromHost}
     * @param to who gets them, on {@code toHost}
     * @param grace for connections in progress, before anything is done
     */
    record MoveVips(
            GroupId group,
            List<IpAddress> vips,
            ServerId from,
            HostId fromHost,
            ServerId to,
            HostId toHost,
            Duration grace)
            implements Step {
        public MoveVips {
            vips = List.copyOf(vips);
        }

        @Override
        public List<Condition> conditions() {
            return List.of(
                    new Condition.VipsOn(to, toHost, List.of()),
                    new Condition.VipsOff(from, fromHost, vips, false),
                    new Condition.VipsOn(to, toHost, vips));
        }

        /**
         * The record leads: once the old holder is surely without the VIPs the new one is recorded, and only then
         * are they set on it. So whoever may answer on a VIP is always the one that is recorded.
         */
        @Override
        public int conditionsBeforeEdit() {
            return 2;
        }

        @Override
        public Optional<Step> undo() {
            return Optional.of(
                    new MoveVips(group, vips, to, toHost, from, fromHost, Duration.ZERO));
        }
    }

    /** A server without VIPs is paused, and its row moves to <em>suspend</em> (PSS-4). */
    record SuspendServer(GroupId group, ServerId server, HostId host) implements Step {
        @Override
        public List<Condition> conditions() {
            return List.of(new Condition.ServerPaused(server, host));
        }

        @Override
        public Optional<Step> undo() {
            return Optional.of(new ResumeServer(group, server, host));
        }
    }

    /** A suspended server runs again, and its row moves back to <em>operation</em> (PSS-7). */
    record ResumeServer(GroupId group, ServerId server, HostId host) implements Step {
        @Override
        public List<Condition> conditions() {
            return List.of(new Condition.ServerRunning(server, host));
        }

        @Override
        public Optional<Step> undo() {
            return Optional.of(new SuspendServer(group, server, host));
        }
    }

    /** The spare server of a heavy group runs, and is in <em>operation</em> (PSS-11). */
    record StartSpare(GroupId group, ServerId spare, HostId host) implements Step {
        @Override
        public List<Condition> conditions() {
            return List.of(new Condition.ServerRunning(spare, host));
        }

        @Override
        public Optional<Step> undo() {
            return Optional.of(new StopSpare(group, spare, host));
        }
    }

    /** The spare server, without VIPs, is paused and put back among the standbys (PSS-11). */
    record StopSpare(GroupId group, ServerId spare, HostId host) implements Step {
        @Override
        public List<Condition> conditions() {
            return List.of(new Condition.ServerPaused(spare, host));
        }

        @Override
        public Optional<Step> undo() {
            return Optional.of(new StartSpare(group, spare, host));
        }
    }

    /** The <em>state</em> record names the group's new shape: the transition is complete (PSS-8). */
    record RecordShape(GroupId group, LoadCondition from, LoadCondition to) implements Step {
        @Override
        public List<Condition> conditions() {
            return List.of();
        }

        @Override
        public Optional<Step> undo() {
            return Optional.of(new RecordShape(group, to, from));
        }
    }

    /**
     * A drained host is in maintenance from now on: nothing is moved or woken onto it (DESIGN rule 12). It needs no undo,
     * being the last step of a drain: what comes after it is a user's.
     */
    record BeginMaintenance(HostId host) implements Step {
        @Override
        public List<Condition> conditions() {
            return List.of();
        }

        @Override
        public Optional<Step> undo() {
            return Optional.empty();
        }
    }

    /**
     * A step that was begun and not recorded is made as if it had not been: the machines are brought back to what
     * the records say, and no record changes (PSS-9).
     */
    record Settle(Step begun) implements Step {
        @Override
        public List<Condition> conditions() {
            return switch (begun) {
                case MoveVips move ->
                        List.of(new Condition.VipsOn(move.from(), move.fromHost(), move.vips()));
                case MigrateServer(_, var server, var from, var to) ->
                        List.of(new Condition.ServerOnHost(server, to, from));
                case ReturnServer(_, var server, var from, var to) ->
                        List.of(new Condition.ServerOnHost(server, to, from));
                case MoveServer(_, var server, var from, var to) ->
                        List.of(new Condition.ServerOnHost(server, to, from));
                case BringStandbyHome(_, var standby, var from, var to) ->
                        List.of(
                                new Condition.ServerOnHost(standby, to, from),
                                new Condition.ServerPaused(standby, from));
                case SleepHost(var host) -> List.of(new Condition.HostOn(host));
                case SuspendServer _, ResumeServer _, StartSpare _, StopSpare _ ->
                        begun.undo().map(Step::conditions).orElse(List.of());
                case WakeHosts _, RecordShape _, BeginMaintenance _, Settle _ -> List.of();
            };
        }

        @Override
        public Optional<Step> undo() {
            return Optional.empty();
        }
    }
}
