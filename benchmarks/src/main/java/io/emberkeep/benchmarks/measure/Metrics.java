package io.emberkeep.benchmarks.measure;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * A service's own metrics at one moment.
 *
 * @param values by name with labels, as Prometheus writes them
 */
public record Metrics(Map<String, Double> values) {

    /** Asks for them. @param base where the service is */
    public static Metrics of(HttpClient client, URI base) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(base.resolve("/q/metrics"))
                        .header("Accept", "text/plain; version=0.0.4")
                        .timeout(Duration.ofSeconds(30))
                        .build();
        var values = new HashMap<String, Double>();
        for (var line :
                client.send(request, HttpResponse.BodyHandlers.ofString()).body().split("\n", -1)) {
            var end = line.lastIndexOf(' ');
            if (end > 0 && !line.startsWith("#")) {
                values.put(line.substring(0, end), Double.parseDouble(line.substring(end + 1)));
            }
        }
        return new Metrics(values);
    }

    /** A metric's sum over all its labels. */
    public double sum(String name) {
        return values.entrySet().stream()
                .filter(one -> one.getKey().split("\\{", 2)[0].equals(name))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    /** How much that sum grew since then. */
    public double sumSince(Metrics then, String name) {
        return sum(name) - then.sum(name);
    }

    /**
     * What a timer measured since then, in microseconds; each counts as the upper end of the bucket it is in, those above
     * the last bucket as the largest.
     *
     * @param timer its name, as {@code emberkeep_examination_lateness_seconds}
     */
    public Histogram timesSince(Metrics then, String timer) {
        var histogram = new Histogram(3_600_000_000L, 3);
        var before = then.buckets(timer);
        var counted = 0L;
        for (var bucket : buckets(timer).entrySet()) {
            var below = bucket.getValue() - before.getOrDefault(bucket.getKey(), 0L);
            if (below > counted) {
                var upTo =
                        bucket.getKey().isInfinite()
                                ? Math.round(sum(timer + "_max") * 1e6)
                                : Math.round(bucket.getKey() * 1e6);
                histogram.recordValueWithCount(upTo, below - counted);
                counted = below;
            }
        }
        return histogram;
    }

    private Map<Double, Long> buckets(String timer) {
        var found = new TreeMap<Double, Long>();
        values.forEach(
                (name, value) -> {
                    if (name.startsWith(timer + "_bucket{")) {
                        var bound = name.replaceAll(".*le=\"([^\"]*)\".*", "$1");
                        found.put(
                                bound.equals("+Inf")
                                        ? Double.POSITIVE_INFINITY
                                        : Double.parseDouble(bound),
                                Math.round(value));
                    }
                });
        return found;
    }
}
