package io.emberkeep.monitor.dbss;

import io.emberkeep.contract.answer.CommandAnswer;
import io.emberkeep.contract.answer.CommandAnswer.Cause;
import io.emberkeep.contract.answer.CommandAnswer.Means;
import io.emberkeep.contract.answer.Observed;
import io.emberkeep.contract.answer.SignalAnswer.Granted;
import io.emberkeep.contract.configuration.Incident;
import io.emberkeep.contract.configuration.IncidentState;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.configuration.PoolConfiguration;
import io.emberkeep.contract.configuration.PowerMode;
import io.emberkeep.contract.configuration.Rows.ServerRow;
import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.BootId;
import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.Epoch;
import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.contract.id.GroupId;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IncidentId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.MemberId;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.Revision;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.GroupDefinition;
import io.emberkeep.contract.inventory.HostDefinition;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.inventory.ServerDefinition.Machine;
import io.emberkeep.contract.inventory.ServerDefinition.Role;
import io.emberkeep.contract.inventory.ServerDefinition.ServerType;
import io.emberkeep.contract.inventory.ServiceDefinition;
import io.emberkeep.contract.inventory.ServiceDefinition.Protocol;
import io.emberkeep.contract.inventory.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small pool: W1 and M1 on RS1, W2 on RS2, Wb waits on MS for W1 and W2. */
public final class Samples {

    public static final Instant T0 = Instant.parse("2026-11-01T12:00:00Z");
    public static final MemberId ME = new MemberId("MS");
    public static final ServerId W1 = new ServerId("W1");
    public static final ServerId W2 = new ServerId("W2");
    public static final ServerId M1 = new ServerId("M1");
    public static final ServerId WB = new ServerId("Wb");
    public static final HostId RS1 = new HostId("RS1");
    public static final HostId RS2 = new HostId("RS2");
    public static final HostId MS = new HostId("MS");
    public static final IpAddress VIP = new IpAddress("127.21.14.102");
    public static final DaemonName HTTPD = new DaemonName("httpd");
    public static final Duration LEASE = Duration.ofSeconds(15);

    private static final GroupId WEB = new GroupId("Web");

    private Samples() {}

    public static Inventory inventory(Settings settings) {
        return new Inventory(
                new PoolId("paper-c"),
                settings,
                List.of(host(MS, true), host(RS1, false), host(RS2, false)),
                List.of(new GroupDefinition(WEB, Optional.empty())),
                List.of(
                        server(W1, Role.TARGET, RS1, "127.21.14.2", List.of(VIP)),
                        server(W2, Role.TARGET, RS2, "127.21.14.5", List.of(vip(105))),
                        server(M1, Role.TARGET, RS1, "127.21.14.1", List.of(vip(101))),
                        server(WB, Role.STANDBY, MS, "127.21.14.52", List.of())));
    }

    private static IpAddress vip(int last) {
        return new IpAddress("127.21.14." + last);
    }

    private static HostDefinition host(HostId name, boolean management) {
        return new HostDefinition(
                name,
                new IpAddress(
                        "127.21.14.20" + (name.value().charAt(name.value().length() - 1) % 4)),
                Optional.empty(),
                "loopback:" + name,
                Optional.empty(),
                management,
                List.of(new ExecutorId("a1"), new ExecutorId("a2")));
    }

    private static ServerDefinition server(
            ServerId name, Role role, HostId host, String ip, List<IpAddress> vips) {
        return new ServerDefinition(
                name,
                role,
                Machine.VIRTUAL,
                WEB,
                new IpAddress(ip),
                vips,
                ServerType.CPU,
                Optional.of(host),
                Optional.empty(),
                List.of(
                        new ServiceDefinition(
                                HTTPD, Protocol.HTTP, 8080, Optional.empty(), List.of())),
                role == Role.TARGET ? Optional.of(WB) : Optional.empty());
    }

    public static ServerRow row(ServerId server, HostId host, IpAddress... vips) {
        return new ServerRow(
                WEB,
                Optional.of(host),
                List.of(vips),
                server,
                new IpAddress("127.21.14.2"),
                List.of(HTTPD));
    }

    /** What a pool is made of in a test; everything has a quiet default. */
    public static final class PoolMaker {
        private long revision = 1;
        private Mode mode = Mode.ARMED;
        private Settings settings = Settings.DEFAULT;
        private Set<ServerId> maintenance = Set.of();
        private List<ServerRow> operation =
                List.of(row(W1, RS1, VIP), row(W2, RS2, vip(105)), row(M1, RS1, vip(101)));
        private final List<Incident> incidents = new ArrayList<>();

        public PoolMaker revision(long number) {
            revision = number;
            return this;
        }

        public PoolMaker mode(Mode wanted) {
            mode = wanted;
            return this;
        }

        public PoolMaker settings(Settings wanted) {
            settings = wanted;
            return this;
        }

        public PoolMaker maintenance(ServerId... servers) {
            maintenance = Set.of(servers);
            return this;
        }

        public PoolMaker operation(ServerRow... rows) {
            operation = List.of(rows);
            return this;
        }

        public PoolMaker incident(Incident incident) {
            incidents.add(incident);
            return this;
        }

        public PoolConfiguration make() {
            return new PoolConfiguration(
                    new Revision(revision),
                    mode,
                    PowerMode.AUTOMATIC,
                    inventory(settings),
                    maintenance,
                    Set.of(),
                    operation,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    incidents,
                    List.of(),
                    List.of());
        }

        public TargetView view() {
            return view(W1);
        }

        public TargetView view(ServerId target) {
            return Views.of(make(), target, ME).orElseThrow();
        }
    }

    public static PoolMaker pool() {
        return new PoolMaker();
    }

    /** W1's incident. */
    public static Incident incident(
            String id,
            TroubleKind trouble,
            IncidentState state,
            long epoch,
            boolean leased,
            Optional<ServerId> standby,
            boolean recovered) {
        return new Incident(
                new IncidentId(id),
                W1,
                trouble,
                state,
                new Epoch(epoch),
                ME,
                leased,
                standby,
                List.of(VIP),
                Optional.of(RS1),
                Optional.empty(),
                Optional.empty(),
                T0,
                T0.plusSeconds(1),
                recovered ? Optional.of(T0.plusSeconds(2)) : Optional.empty(),
                Optional.empty());
    }

    public static Granted granted(Incident incident, long revision, String notCovered) {
        return new Granted(
                new Revision(revision),
                incident,
                row(W1, RS1, VIP),
                Map.of(ResourceId.of(W1), incident.epoch(), ResourceId.of(WB), new Epoch(7)),
                Optional.empty(),
                Optional.ofNullable(notCovered),
                LEASE);
    }

    public static Finding well() {
        return new Finding.Well();
    }

    public static Finding network() {
        return new Finding.Bad(
                TroubleKind.NETWORK, List.of(), List.of(), "127.21.14.2 does not answer");
    }

    public static Finding httpdBad() {
        return new Finding.Bad(
                TroubleKind.SERVICE, List.of(HTTPD), List.of(VIP), "httpd: no answer");
    }

    public static Finding vipBad() {
        return new Finding.Bad(
                TroubleKind.SERVICE, List.of(), List.of(VIP), "VIP 127.21.14.102 is silent");
    }

    public static Observed running(String boot) {
        return new Observed(
                Observed.HostPower.ON,
                Optional.of(Observed.Guest.RUNNING),
                Optional.of(new BootId(boot)),
                Optional.of(RS1),
                Optional.of(true),
                true,
                Optional.of(List.of(VIP)));
    }

    public static CommandAnswer done() {
        return new CommandAnswer.Done(true, Optional.empty(), running("W1-1"));
    }

    /** Done, and the server was found there. */
    public static CommandAnswer doneOn(HostId host) {
        var seen = running("W1-1");
        return new CommandAnswer.Done(
                true,
                Optional.empty(),
                new Observed(
                        seen.host(),
                        seen.guest(),
                        seen.boot(),
                        Optional.of(host),
                        seen.linkUp(),
                        seen.agent(),
                        seen.vips()));
    }

    public static CommandAnswer unchanged() {
        return new CommandAnswer.Done(
                false, Optional.empty(), Observed.only(Observed.HostPower.ON));
    }

    public static CommandAnswer off(Means means) {
        return new CommandAnswer.Done(true, Optional.of(means), running("W1-1"));
    }

    public static CommandAnswer failed(Cause cause) {
        return new CommandAnswer.Failed(
                cause, "it is " + cause, Observed.only(Observed.HostPower.UNKNOWN));
    }

    public static CommandAnswer unknown() {
        return new CommandAnswer.Unknown("no word");
    }

    /** The defaults with other policies. */
    public static Settings settings(
            Settings.Repair repair,
            Settings.Failover failover,
            Settings.Returning returning,
            Settings.Fencing fencing) {
        var all = Settings.DEFAULT;
        return new Settings(
                all.interval(),
                all.network(),
                all.networkTimeout(),
                all.serviceTimeout(),
                all.maximumRestartWait(),
                all.daemonRestartWait(),
                all.recoveryPoll(),
                repair,
                failover,
                returning,
                Optional.of(new Settings.ReturnWindow("02:00", "04:00")),
                all.flapping(),
                fencing,
                all.lease(),
                all.commandDeadline(),
                all.migrationDeadline(),
                all.massFailureShare(),
                all.gateway(),
                all.structure(),
                Optional.empty());
    }
}
