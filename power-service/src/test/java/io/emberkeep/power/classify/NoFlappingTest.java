package io.emberkeep.power.classify;

import static io.emberkeep.power.classify.Watched.load;
import static io.emberkeep.power.classify.Watched.servers;
import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.contract.load.LoadClass;
import io.emberkeep.power.load.GroupLoad;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * No flapping at any constant load: what the clients ask for stays, whoever serves it; a group that is changed as it
 * wants is changed a bounded number of times, and never back.
 */
class NoFlappingTest {

    private static final int OBSERVATIONS = 60;

    /** From light to moderate to heavy, or the reverse. */
    private static final int MOST = 2;

    @Property(tries = 3000)
    void aConstantLoadChangesAGroupOneWayOnly(@ForAll long seed) {
        var shapes = new Play(seed).run();
        assertThat(shapes).hasSizeLessThanOrEqualTo(MOST + 1);
        var up = shapes.getLast().above(shapes.getFirst());
        for (var i = 1; i < shapes.size(); i++) {
            assertThat(shapes.get(i).above(shapes.get(i - 1))).isEqualTo(up);
        }
    }

    /** The property is worth something only if groups do change in it, and are kept from it. */
    @Test
    void thePlaysReachWhatTheyAreAbout() {
        var up = 0;
        var down = 0;
        var kept = 0;
        for (var seed = 0; seed < 2000; seed++) {
            var play = new Play(seed);
            var shapes = play.run();
            up += shapes.getLast().above(shapes.getFirst()) ? 1 : 0;
            down += shapes.getFirst().above(shapes.getLast()) ? 1 : 0;
            kept += play.kept ? 1 : 0;
        }
        assertThat(up).isGreaterThan(100);
        assertThat(down).isGreaterThan(100);
        assertThat(kept).isGreaterThan(100);
    }

    /** What shows a flapping group: without the look ahead the very same would go to and fro. */
    @Test
    void withoutTheLookAheadItWouldFlap() {
        var two = load(servers(2), 10, 19, 1);
        var one = load(servers(1), 20, 38, 2);
        var rules = Watched.RULES;
        var classes = Classes.all(LoadClass.MODERATE);
        classes = classes.after(((GroupLoad.Known) two).loads(), LoadClass.MODERATE, rules);
        assertThat(classes.group()).isEqualTo(LoadClass.LIGHT);
        classes = classes.after(((GroupLoad.Known) one).loads(), LoadClass.LIGHT, rules);
        assertThat(classes.group()).isEqualTo(LoadClass.MODERATE);
    }

    /** A group whose wishes are carried out after a random time. */
    private static final class Play {
        private final Random random;
        private final ClassRules rules;
        private final int all;
        private final int few;
        private final double[] asked = new double[3];
        private LoadClass shape;
        private boolean kept;

        Play(long seed) {
            random = new Random(seed);
            rules = rules();
            all = 2 + random.nextInt(4);
            few = 1 + random.nextInt(all - 1);
            shape = LoadClass.values()[random.nextInt(rules.heavy().isPresent() ? 3 : 2)];
            var scale = random.nextInt(3);
            for (var i = 0; i < asked.length; i++) {
                var each = random.nextDouble() * (scale == 0 ? 15 : scale == 1 ? 40 : 95);
                asked[i] = random.nextInt(4) == 0 ? Math.rint(each) * all : each * all;
            }
        }

        List<LoadClass> run() {
            var shapes = new ArrayList<>(List.of(shape));
            var watch = GroupWatch.resumed(Watched.WEB, shape);
            var delay = random.nextInt(3);
            var waited = 0;
            for (var i = 0; i < OBSERVATIONS; i++) {
                var judged = watch.observe(seen(), rules);
                watch = judged.next();
                kept |= judged.reason().contains("would be");
                if (judged.wanted() == shape) {
                    waited = 0;
                } else if (waited++ >= delay) {
                    shape = judged.wanted();
                    shapes.add(shape);
                    waited = 0;
                }
            }
            return shapes;
        }

        private Observation seen() {
            var serving = serving(shape);
            var each = new double[3];
            for (var i = 0; i < each.length; i++) {
                // More than all of a server cannot be measured.
                each[i] = Math.min(100, asked[i] / serving);
            }
            return new Observation(
                    load(servers(serving), each[0], each[1], each[2]),
                    shape,
                    shape == LoadClass.LIGHT ? List.of() : servers(serving(shape.smaller())));
        }

        private int serving(LoadClass shape) {
            return switch (shape) {
                case LIGHT -> few;
                case MODERATE -> all;
                case HEAVY -> all + 1;
            };
        }

        private ClassRules rules() {
            var bands = new Bands(band(1, 60), band(1, 60), band(1, 60));
            Optional<Bands> heavy =
                    random.nextBoolean()
                            ? Optional.of(new Bands(band(60, 99), band(60, 99), band(60, 99)))
                            : Optional.empty();
            return new ClassRules(
                    bands, heavy, 1 + random.nextInt(5), 0.1 + random.nextDouble(), 1);
        }

        /** Low and high between these, at least 2 apart; whole numbers often, where the edges are. */
        private Band band(double from, double to) {
            var low = from + random.nextDouble() * (to - from - 3);
            var high = low + 2 + random.nextDouble() * (to - low - 2);
            return random.nextBoolean()
                    ? Band.of(low, high)
                    : Band.of(Math.ceil(low), Math.ceil(high));
        }
    }
}
