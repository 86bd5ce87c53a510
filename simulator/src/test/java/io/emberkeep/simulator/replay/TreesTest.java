package io.emberkeep.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.wire.Json;
import io.emberkeep.contract.wire.Trees;
import io.emberkeep.hypervisor.command.Guard;
import io.emberkeep.hypervisor.command.GuardEffect;
import io.emberkeep.hypervisor.command.GuardInput;
import io.emberkeep.hypervisor.command.GuardState;
import io.emberkeep.monitor.dbss.Background;
import io.emberkeep.monitor.dbss.DbssEffect;
import io.emberkeep.monitor.dbss.DbssInput;
import io.emberkeep.monitor.dbss.DbssState;
import io.emberkeep.monitor.dbss.Ending;
import io.emberkeep.monitor.dbss.Foreground;
import io.emberkeep.monitor.dbss.Phase;
import io.emberkeep.sif.configuration.Decision;
import io.emberkeep.sif.configuration.PoolState;
import io.emberkeep.sif.configuration.SifInput;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Whatever a core knows, is told and decides comes back from its JSON as it was. */
class TreesTest {

    private static final List<Class<?>> KINDS =
            List.of(
                    DbssState.class,
                    DbssInput.class,
                    DbssEffect.class,
                    io.emberkeep.monitor.dbss.Decision.class,
                    PoolState.class,
                    SifInput.class,
                    Decision.class,
                    GuardState.class,
                    GuardInput.class,
                    GuardEffect.class,
                    Guard.Decision.class);

    @Property(tries = 150)
    void anyValueComesBackAsItWas(@ForAll long seed) throws Exception {
        var values = new RandomValues(seed);
        for (var kind : KINDS) {
            comesBack(values, kind);
        }
    }

    /** The property meets them by chance; here each is met for sure. */
    @Test
    void everyKindOfPhaseJobInputAndEffectComesBackAsItWas() throws Exception {
        for (var sealed :
                List.of(
                        Phase.class,
                        Foreground.class,
                        Background.class,
                        Background.Poll.class,
                        Ending.class,
                        Ending.After.class,
                        DbssInput.class,
                        DbssEffect.class,
                        SifInput.class,
                        GuardInput.class,
                        GuardEffect.class)) {
            for (var kind : records(sealed).toList()) {
                for (var seed = 0; seed < 20; seed++) {
                    comesBack(new RandomValues(seed), kind, sealed);
                }
            }
        }
    }

    /** A name stands for one record among those of its sealed interface. */
    @Test
    void noTwoRecordsOfOneKindHaveTheSameName() {
        for (var sealed : List.of(Phase.class, DbssInput.class, DbssEffect.class, SifInput.class)) {
            assertThat(records(sealed).map(Class::getSimpleName)).doesNotHaveDuplicates();
        }
    }

    private static void comesBack(RandomValues values, Class<?> kind) throws Exception {
        comesBack(values, kind, kind);
    }

    private static void comesBack(RandomValues values, Class<?> kind, Class<?> as)
            throws Exception {
        var value = values.one(kind);
        var travelled = Json.mapper().readTree(Trees.write(value).toString());
        assertThat((Object) Trees.read(travelled, as)).isEqualTo(value);
        assertThat(Trees.write(Trees.read(travelled, as))).isEqualTo(travelled);
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(TreesTest::records)
                : Stream.of(type);
    }
}
