package io.emberkeep.simulator.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Compares what was logged with what a scenario expects: per server and job, in order. */
public final class ExpectedLog {

    private static final int WORDS = 4;

    private ExpectedLog() {}

    /** A line as it is compared: server, job in lower case, step, and the detail if there is one. */
    public static String line(String server, String job, String step, String detail) {
        return server
                + " "
                + job.toLowerCase(Locale.ROOT)
                + " "
                + step
                + (detail == null || detail.isEmpty() ? "" : " " + detail);
    }

    /** What differs; empty if nothing does. */
    public static List<String> differences(List<String> actual, List<String> expected) {
        var is = byJob(actual);
        var should = byJob(expected);
        var differences = new ArrayList<String>();
        var jobs = new TreeSet<>(should.keySet());
        jobs.addAll(is.keySet());
        for (var job : jobs) {
            compare(
                    job,
                    is.getOrDefault(job, List.of()),
                    should.getOrDefault(job, List.of()),
                    differences);
        }
        return differences;
    }

    private static void compare(
            String job, List<String> is, List<String> should, List<String> differences) {
        if (is.size() != should.size()) {
            differences.add("%s: %d lines instead of %d".formatted(job, is.size(), should.size()));
        }
        for (var i = 0; i < Math.min(is.size(), should.size()); i++) {
            if (!matches(is.get(i), should.get(i))) {
                differences.add(
                        "%s line %d: «%s» instead of «%s»"
                                .formatted(job, i + 1, is.get(i), should.get(i)));
            }
        }
    }

    private static boolean matches(String is, String should) {
        var wanted = should.split(" ", WORDS);
        var found = (is + " ").split(" ", WORDS);
        if (!wanted[2].equals(found[2])) {
            return false;
        }
        return wanted.length < WORDS
                || found[WORDS - 1]
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted[WORDS - 1].toLowerCase(Locale.ROOT));
    }

    private static Map<String, List<String>> byJob(List<String> lines) {
        var jobs = new LinkedHashMap<String, List<String>>();
        for (var line : lines) {
            var words = line.split(" ", 3);
            jobs.computeIfAbsent(words[0] + " " + words[1], _ -> new ArrayList<>()).add(line);
        }
        return jobs;
    }
}
