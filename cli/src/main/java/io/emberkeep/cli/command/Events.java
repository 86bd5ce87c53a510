package io.emberkeep.cli.command;

import io.emberkeep.cli.CliException;
import io.emberkeep.cli.Emberkeep;
import io.emberkeep.cli.ExitCode;
import io.emberkeep.cli.view.EventView;
import io.emberkeep.cli.view.Format;
import io.emberkeep.contract.Topics;
import io.emberkeep.contract.failure.Failure;
import io.emberkeep.contract.wire.Envelope;
import io.emberkeep.messaging.Content;
import io.emberkeep.messaging.KafkaSettings;
import io.emberkeep.messaging.Record;
import io.emberkeep.messaging.Start;
import io.emberkeep.messaging.TopicReader;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code emberkeep events}. */
@Command(
        name = "events",
        description = "Follows the public failure events, until Ctrl-C.",
        footer = "%nWith --output json each line is one CloudEvent.")
public final class Events implements Callable<Integer> {

    private static final Duration CONNECT = Duration.ofSeconds(15);

    @ParentCommand private Emberkeep root;
    @Mixin private OutputOption output = new OutputOption();

    @Option(
            names = "--since",
            paramLabel = "WHEN",
            description =
                    "From then on: 10m, 2h, 7d, or a time as 2026-11-23T10:00:00Z. Default: now.")
    private Optional<String> since = Optional.empty();

    @Option(names = "--count", paramLabel = "N", description = "Ends after so many events.")
    private Optional<Long> count = Optional.empty();

    @Option(names = "--pool", paramLabel = "NAME", description = "Only those of that pool.")
    private Optional<String> pool = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        var run = root.running();
        var start =
                since.<Start>map(when -> new Start.FromAgo(ago(when)))
                        .orElseGet(Start.FromEnd::new);
        var left = new CountDownLatch(Math.toIntExact(count.orElse((long) Integer.MAX_VALUE)));
        try (var reader =
                TopicReader.start(
                        new KafkaSettings(run.kafka()),
                        "events",
                        Topics.FAILURES,
                        start,
                        record -> show(record, left))) {
            if (!reader.awaitPositioned(CONNECT)) {
                throw CliException.failed(
                        "The broker does not answer at %s. See ./emberkeep part list."
                                .formatted(run.kafka()));
            }
            if (root.surroundings().terminal() && output.format() == Format.TABLE) {
                root.surroundings().err().println("following the failure events; Ctrl-C ends");
            }
            left.await();
        }
        return ExitCode.OK;
    }

    private synchronized void show(Record record, CountDownLatch left) {
        if (left.getCount() == 0) {
            return;
        }
        switch (record.content()) {
            case Content.Readable(var envelope) -> {
                if (envelope.message() instanceof Failure failure && wanted(envelope)) {
                    print(envelope, failure);
                    left.countDown();
                }
            }
            case Content.Unreadable(_, var reason, _) ->
                    root.surroundings().err().println("an event that cannot be read: " + reason);
        }
    }

    private boolean wanted(Envelope<?> envelope) {
        return pool.isEmpty() || pool.get().equals(envelope.pool().value());
    }

    private void print(Envelope<?> envelope, Failure failure) {
        var out = root.surroundings().out();
        switch (output.format()) {
            case TABLE ->
                    out.println(
                            EventView.line(
                                    envelope,
                                    failure,
                                    ZoneId.systemDefault(),
                                    root.surroundings().terminal()));
            case JSON -> out.println(EventView.json(envelope, failure));
            case YAML -> out.print("---\n" + Format.YAML.write(EventView.json(envelope, failure)));
        }
        out.flush();
    }

    /** How long ago that is. @throws CliException if it is no time */
    static Duration ago(String when) {
        try {
            if (when.matches("\\d{1,6}[smhdSMHD]")) {
                var number = Long.parseLong(when.substring(0, when.length() - 1));
                return switch (when.toLowerCase(Locale.ROOT).charAt(when.length() - 1)) {
                    case 's' -> Duration.ofSeconds(number);
                    case 'm' -> Duration.ofMinutes(number);
                    case 'h' -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                };
            }
            return Duration.between(Instant.parse(when), Instant.now());
        } catch (DateTimeParseException wrong) {
            throw CliException.usage(
                    "--since must be like 10m, 2h, 7d or 2026-11-23T10:00:00Z, not " + when + ".");
        }
    }
}
