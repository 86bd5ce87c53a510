package io.emberkeep.hypervisor;

import io.emberkeep.contract.id.ExecutorId;
import io.emberkeep.hypervisor.loopback.Loopback;
import io.emberkeep.hypervisor.messaging.Channels;
import io.emberkeep.hypervisor.port.HandsChoice;
import io.emberkeep.hypervisor.port.HandsMaker;
import io.emberkeep.hypervisor.work.Limits;
import io.emberkeep.messaging.KafkaSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the parts together from the settings, and checks these (DESIGN rule 13). */
class Wiring {

    @Produces
    @Singleton
    Limits limits(
            @ConfigProperty(name = "emberkeep.limits.reach") Duration reach,
            @ConfigProperty(name = "emberkeep.limits.doubt") Duration doubt,
            @ConfigProperty(name = "emberkeep.limits.guest") Duration guest,
            @ConfigProperty(name = "emberkeep.limits.guest-briefly") Duration guestBriefly,
            @ConfigProperty(name = "emberkeep.limits.quick") Duration quick,
            @ConfigProperty(name = "emberkeep.limits.server-poll") Duration serverPoll,
            @ConfigProperty(name = "emberkeep.limits.host-poll") Duration hostPoll,
            @ConfigProperty(name = "emberkeep.limits.settle") Duration settle) {
        return new Limits(reach, doubt, guest, guestBriefly, quick, serverPoll, hostPoll, settle);
    }

    @Produces
    @Singleton
    HandsMaker loopback(
            @ConfigProperty(name = "emberkeep.testbed.url") URI testbed,
            @ConfigProperty(name = "emberkeep.wake.address") String wakeAddress) {
        return new Loopback(testbed, socketAddress(wakeAddress));
    }

    @Produces
    @Singleton
    HandsChoice choice(@All List<HandsMaker> makers) {
        return new HandsChoice(makers);
    }

    @Produces
    @Singleton
    Channels channels(
            @ConfigProperty(name = "emberkeep.kafka") String kafka,
            @ConfigProperty(name = "emberkeep.executor") String executor,
            @ConfigProperty(name = "emberkeep.lookback") Duration lookback,
            @ConfigProperty(name = "emberkeep.wake.address") String wakeAddress,
            @ConfigProperty(name = "emberkeep.clock.offset") Duration clockOffset,
            @ConfigProperty(name = "emberkeep.loads.period") Duration loadPeriod,
            HandsChoice choice,
            Limits limits,
            MeterRegistry registry) {
        return new Channels(
                new Channels.Settings(
                        new KafkaSettings(kafka),
                        new ExecutorId(executor),
                        lookback,
                        socketAddress(wakeAddress),
                        Clock.offset(Clock.systemUTC(), clockOffset),
                        positive("emberkeep.loads.period", loadPeriod)),
                choice,
                limits,
                registry);
    }

    void close(@Disposes Channels channels) {
        channels.close();
    }

    private static Duration positive(String setting, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException(
                    "%s is %s and must be longer than nothing".formatted(setting, value));
        }
        return value;
    }

    private static InetSocketAddress socketAddress(String text) {
        var colon = text.lastIndexOf(':');
        try {
            return new InetSocketAddress(
                    text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
            throw new IllegalArgumentException(
                    "emberkeep.wake.address is «%s» and must be ADDRESS:PORT, as 127.0.0.1:18009"
                            .formatted(text),
                    wrong);
        }
    }
}
