package io.emberkeep.power.pss;

import io.emberkeep.contract.inventory.PowerSettings;
import io.emberkeep.power.classify.Band;
import io.emberkeep.power.classify.Bands;
import io.emberkeep.power.classify.ClassRules;
import io.emberkeep.power.load.LoadRules;
import io.emberkeep.power.plan.PowerPolicy;
import io.emberkeep.power.plan.PowerPolicy.LightState;
import io.emberkeep.power.plan.PowerPolicy.PayBack;
import io.emberkeep.power.plan.PowerPolicy.Reserve;
import io.emberkeep.power.plan.PowerPolicy.Times;

/**
 * A pool's settings as the cores have them.
 *
 * @param load how samples are measured
 * @param classes when a group is light, moderate or heavy
 * @param policy what may be done
 */
record Rules(LoadRules load, ClassRules classes, PowerPolicy policy) {

    /** @throws IllegalArgumentException with a sentence, if they do not fit: an inventory was not checked */
    static Rules of(PowerSettings power) {
        return new Rules(
                new LoadRules(
                        power.measuringPeriod(),
                        power.staleAfter(),
                        LoadRules.DEFAULT.aheadAtMost(),
                        LoadRules.DEFAULT.overshootPercent()),
                new ClassRules(
                        bands(power.thresholds()),
                        power.heavy().map(Rules::bands),
                        power.inARow(),
                        power.margin(),
                        power.memoryMoves()),
                new PowerPolicy(
                        switch (power.lightState()) {
                            case SINGLE -> LightState.SINGLE;
                            case REDUNDANT -> LightState.REDUNDANT;
                        },
                        power.secondHost(),
                        new Reserve(power.reserve().awakeHosts(), power.reserve().standbys()),
                        new Times(
                                power.minimumTimes().awake(),
                                power.minimumTimes().asleep(),
                                power.minimumTimes().moderate()),
                        power.payBack()
                                .map(
                                        one ->
                                                new PayBack(
                                                        one.within(),
                                                        one.wakeTakes(),
                                                        one.migrationTakes())),
                        power.grace()));
    }

    private static Bands bands(PowerSettings.Thresholds thresholds) {
        return new Bands(
                band(thresholds.memory()), band(thresholds.cpu()), band(thresholds.network()));
    }

    private static Band band(PowerSettings.Band band) {
        return Band.of(band.low(), band.high());
    }
}
