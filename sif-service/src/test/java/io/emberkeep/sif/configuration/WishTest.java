package io.emberkeep.sif.configuration;

import static io.emberkeep.sif.configuration.SamplePool.reason;
import static io.emberkeep.sif.configuration.SamplePool.server;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.answer.SignalAnswer;
import io.emberkeep.contract.configuration.Change;
import io.emberkeep.contract.configuration.Mode;
import io.emberkeep.contract.id.HostId;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.contract.id.PoolId;
import io.emberkeep.contract.id.ResourceId;
import io.emberkeep.contract.id.ServerId;
import io.emberkeep.contract.inventory.Inventory;
import io.emberkeep.contract.inventory.ServerDefinition;
import io.emberkeep.contract.signal.OperatorSignal.ApplyInventory;
import io.emberkeep.contract.signal.OperatorSignal.ReturnTarget;
import io.emberkeep.contract.signal.OperatorSignal.SetMaintenance;
import io.emberkeep.contract.signal.OperatorSignal.SetMode;
import io.emberkeep.contract.signal.Signal;
import io.emberkeep.sif.support.Samples;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What an operator wants; wanting what is so already changes nothing (SIF-8). */
class WishTest {

    private final SamplePool pool = new SamplePool();

    @Test
    void theFirstInventoryMakesThePool() {
        assertThat(pool.revision()).isEqualTo(1);
        assertThat(pool.operation()).containsExactly("M1", "W1", "F1", "M2", "W2", "F2");
        assertThat(pool.configuration().realServers()).hasSize(4);
        assertThat(pool.configuration().states()).hasSize(3);
        assertThat(pool.configuration().mode()).isEqualTo(Mode.ARMED);
    }

    @Test
    void withoutAnInventoryThereIsNoPool() {
        pool.state = PoolState.none(new PoolId("other"));

        assertThat(reason(apply(new SetMode("ops", Mode.DISARMED))))
                .isEqualTo("there is no pool other");
    }

    @Test
    void applyingTwiceChangesNothing() {
        var answer = apply(new ApplyInventory("ops", Samples.inventory()));

        assertThat(reason(answer)).isEqualTo("accepted false");
        assertThat(pool.revision()).isEqualTo(1);
    }

    @Test
    void aServerThatIsAddedServesInItsPlace() {
        var w3 = copy(definition(pool, "W2"), "W3", "127.21.14.7", "127.21.14.107");
        apply(inventory(all -> Stream.concat(all, Stream.of(w3))));

        assertThat(pool.operation()).endsWith("F2", "W3");
        assertThat(pool.last.changes())
                .extracting(Change::record)
                .containsExactly("server definition", "operation");
    }

    @Test
    void aServerThatIsRemovedLeaves() {
        pool.maintenance(ResourceId.of(server("F2")));
        apply(inventory(all -> all.filter(one -> !one.name().equals(server("F2")))));

        assertThat(pool.operation()).doesNotContain("F2");
        assertThat(pool.configuration().serversInMaintenance()).isEmpty();
    }

    @Test
    void whatAnIncidentHoldsIsNotChanged() {
        pool.granted("i1", "W1");
        var without = inventory(all -> all.filter(one -> !one.name().equals(server("W1"))));

        assertThat(reason(apply(without))).contains("W1 cannot be changed now", "i1");
        assertThat(pool.operation()).contains("W1");
    }

    @Test
    void whatNoIncidentHoldsIsChangedBesideIt() {
        pool.failOver("i1", "W1");
        apply(inventory(all -> all.filter(one -> !one.name().equals(server("F2")))));

        assertThat(pool.operation()).containsExactly("M1", "Wb", "F1", "M2", "W2");
    }

    @Test
    void anInventoryThatBreaksTheRecordsIsRefused() {
        var twice = copy(definition(pool, "W2"), "W3", "127.21.14.7", "127.21.14.105");

        assertThat(reason(apply(inventory(all -> Stream.concat(all, Stream.of(twice))))))
                .isEqualTo("address 127.21.14.105 is there twice");
    }

    @Test
    void theModeIsSetOnce() {
        assertThat(reason(apply(new SetMode("ops", Mode.DISARMED)))).isEqualTo("accepted true");
        assertThat(reason(apply(new SetMode("ops", Mode.DISARMED)))).isEqualTo("accepted false");
        assertThat(pool.revision()).isEqualTo(2);
    }

    @Test
    void maintenanceComesAndGoes() {
        var rs1 = ResourceId.of(new HostId("RS1"));
        apply(new SetMaintenance("ops", rs1, true));
        assertThat(pool.configuration().inMaintenance(server("W1"))).isTrue();

        apply(new SetMaintenance("ops", rs1, false));
        assertThat(pool.configuration().inMaintenance(server("W1"))).isFalse();
    }

    @Test
    void maintenanceOfNobodyIsRefused() {
        var nobody = new SetMaintenance("ops", ResourceId.of(server("X")), true);

        assertThat(reason(apply(nobody))).isEqualTo("there is no server X");
    }

    @Test
    void onlyWhoIsGivenUpOrHeldReturns() { // DBSS-14
        assertThat(reason(apply(new ReturnTarget("ops", server("W1")))))
                .isEqualTo("W1 is neither given up nor held");
        pool.failOver("i1", "W1");
        assertThat(reason(apply(new ReturnTarget("ops", server("W1")))))
                .contains("neither given up nor held");
        pool.givenUp("i1", Optional.empty());
        assertThat(reason(apply(new ReturnTarget("ops", server("W1"))))).isEqualTo("accepted true");
        assertThat(reason(apply(new ReturnTarget("ops", server("W1")))))
                .isEqualTo("accepted false");
    }

    private SignalAnswer apply(Signal signal) {
        return pool.tell(signal).answer().orElseThrow();
    }

    private static ApplyInventory inventory(UnaryOperator<Stream<ServerDefinition>> servers) {
        var old = Samples.inventory();
        List<ServerDefinition> changed = servers.apply(old.servers().stream()).toList();
        return new ApplyInventory(
                "ops",
                new Inventory(old.pool(), old.settings(), old.hosts(), old.groups(), changed));
    }

    private static ServerDefinition definition(SamplePool pool, String name) {
        return pool.configuration().inventory().server(new ServerId(name)).orElseThrow();
    }

    private static ServerDefinition copy(
            ServerDefinition server, String name, String ip, String vip) {
        return new ServerDefinition(
                new ServerId(name),
                server.role(),
                server.machine(),
                server.group(),
                new IpAddress(ip),
                SamplePool.vips(vip),
                server.type(),
                server.host(),
                server.mac(),
                server.services(),
                server.standby());
    }
}
