package io.emberkeep.experiments.day;

import com.fasterxml.jackson.databind.JsonNode;
import io.emberkeep.experiments.result.Machine;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a day gave, as it is kept.
 *
 * @param experiment its name
 * @param about in one line
 * @param startedAt when
 * @param machine on which everything ran
 * @param loadAfter the load average of the minute before the day's end; negative if it is not known
 * @param speed by which the day, the policy and the machines ran faster than real time
 * @param settings of the pool, all of them
 * @param times of the testbed's machines, all of them
 * @param energy the account of the day, as the power-service tells it; its kilowatt hours are of the shortened day
 * @param light the power while every group was light and both other hosts slept
 * @param transitions how many of each kind were done
 * @param notDone transitions that were taken back or stopped, each with its reason
 * @param incidents that there were, each as target and trouble
 * @param clients one at each VIP
 */
public record DayResult(
        String experiment,
        String about,
        Instant startedAt,
        Machine machine,
        double loadAfter,
        double speed,
        JsonNode settings,
        JsonNode times,
        JsonNode energy,
        Optional<Light> light,
        Map<String, Integer> transitions,
        List<String> notDone,
        List<String> incidents,
        List<Served> clients) {

    /**
     * The light state.
     *
     * @param seconds for how long it was looked at, of the shortened day
     * @param share of the power that all hosts always on would have drawn at the same load
     * @param least the least share of one look, that is at the least load
     * @param goal a third, and the suspended watts of two hosts against all three idle
     */
    public record Light(double seconds, double share, double least, double goal) {}

    /**
     * What a client noticed that connected every 20 ms and gave up after 100 ms.
     *
     * @param vip which it used
     * @param requests how many
     * @param failed how many of them failed
     * @param longestSeconds the longest time in which none was served
     */
    public record Served(String vip, int requests, int failed, double longestSeconds) {}
}
