package io.emberkeep.monitor.probe;

import io.emberkeep.contract.configuration.TroubleKind;
import io.emberkeep.contract.id.DaemonName;
import io.emberkeep.contract.id.IpAddress;
import io.emberkeep.monitor.dbss.Finding;
import io.emberkeep.monitor.dbss.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One examination of one target (DBSS-3). All on its loop's thread. */
final class Examination {

    private final Loop loop;
    private final NetworkChoice networks;
    private final Subject subject;
    private final Examiner.Progress progress;
    private final String[] vips;
    private final String[] services;
    private int open;

    Examination(Loop loop, NetworkChoice networks, Subject subject, Examiner.Progress progress) {
        this.loop = loop;
        this.networks = networks;
        this.subject = subject;
        this.progress = progress;
        this.vips = new String[subject.vips().size()];
        this.services = new String[subject.services().size()];
    }

    void begin() {
        progress.begun();
        networks.of(subject.network(), subject.services())
                .examine(loop, subject.ip(), subject.networkTimeout(), this::network);
    }

    private void network(Optional<String> silent) {
        progress.network(silent.isEmpty());
        if (silent.isPresent()) {
            progress.ended(
                    new Finding.Bad(TroubleKind.NETWORK, List.of(), List.of(), silent.get()));
            return;
        }
        // One more than there are, so that none can be the last before all have begun.
        open = vips.length + services.length + 1;
        for (var i = 0; i < vips.length; i++) {
            var place = i;
            vip(subject.vips().get(i), trouble -> seen(vips, place, trouble));
        }
        for (var i = 0; i < services.length; i++) {
            var place = i;
            ServiceExamination.examine(
                    loop,
                    subject.ip(),
                    subject.services().get(i),
                    subject.serviceTimeout(),
                    trouble -> seen(services, place, trouble));
        }
        oneLess();
    }

    /** Every TCP port of the services accepts a connection there. */
    private void vip(IpAddress vip, Consumer<Optional<String>> end) {
        loop.visit(
                subject.serviceTimeout(), (deadline, ended) -> vip(vip, 0, deadline, ended), end);
    }

    private void vip(IpAddress vip, int from, Deadline deadline, Consumer<Optional<String>> end) {
        for (var i = from; i < subject.services().size(); i++) {
            var port = subject.services().get(i).port();
            if (port > 0) {
                var next = i + 1;
                Contact.make(
                        loop,
                        vip,
                        port,
                        Talk.NONE,
                        deadline,
                        trouble ->
                                trouble.ifPresentOrElse(
                                        why -> end.accept(Optional.of(sentence(vip, port, why))),
                                        () -> vip(vip, next, deadline, end)));
                return;
            }
        }
        end.accept(Optional.empty());
    }

    private static String sentence(IpAddress vip, int port, String why) {
        return "VIP %s does not answer on port %d: %s".formatted(vip, port, why);
    }

    private void seen(String[] where, int place, Optional<String> trouble) {
        where[place] = trouble.orElse(null);
        oneLess();
    }

    private void oneLess() {
        open--;
        if (open == 0) {
            progress.ended(finding());
        }
    }

    private Finding finding() {
        var evidence = new ArrayList<String>();
        var badVips = new ArrayList<IpAddress>();
        var badDaemons = new ArrayList<DaemonName>();
        for (var i = 0; i < vips.length; i++) {
            if (vips[i] != null) {
                badVips.add(subject.vips().get(i));
                evidence.add(vips[i]);
            }
        }
        for (var i = 0; i < services.length; i++) {
            if (services[i] != null) {
                badDaemons.add(subject.services().get(i).name());
                evidence.add(services[i]);
            }
        }
        return evidence.isEmpty()
                ? new Finding.Well()
                : new Finding.Bad(
                        TroubleKind.SERVICE, badDaemons, badVips, String.join("; ", evidence));
    }
}
