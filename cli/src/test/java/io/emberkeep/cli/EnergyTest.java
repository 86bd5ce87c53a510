package io.emberkeep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.emberkeep.launcher.PartId;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnergyTest {

    private static final String ENERGY = "GET /api/v1/pools/sample/power/energy";
    private static final String NIGHT =
            """
            {"pool":"sample","saves":true,"from":"2026-11-01T20:00:00Z","to":"2026-11-02T06:00:00Z",
             "unseenSeconds":0.0,"assumedIdleSeconds":65.0,
             "used":{"kilowattHours":0.68,"money":0.204,"kilogramsOfCo2":0.2584},
             "alwaysOn":{"kilowattHours":1.8,"money":0.54,"kilogramsOfCo2":0.684},
             "saved":{"kilowattHours":1.12,"money":0.336,"kilogramsOfCo2":0.4256},
             "savedPercent":62.22222,"currency":"EUR",
             "decisions":[{"decision":"sleep-20261101-200000-0001",
               "saved":{"kilowattHours":1.12,"money":0.336,"kilogramsOfCo2":0.4256}}],
             "unaccounted":["RS4"]}
            """;

    @TempDir Path state;
    private FakeSystem system;

    @BeforeEach
    void start() throws IOException {
        system = new FakeSystem(state).answer(ENERGY, 200, NIGHT);
    }

    @AfterEach
    void stop() {
        system.close();
    }

    /** Of several power-services one looks after the pool; the others answer 404. */
    @Test
    void thePowerServiceThatLooksAfterThePoolIsAsked(@TempDir Path elsewhere) throws IOException {
        try (var second = new FakeSystem(elsewhere)) {
            second.answer("GET /api/v1/pools/sample/power", 200, "{}").answer(ENERGY, 200, NIGHT);
            system.answer(ENERGY, 404, "{\"title\":\"not here\"}");
            system.place(PartId.power(2), second);
            assertThat(system.run("energy")).isEqualTo(ExitCode.OK);
            assertThat(system.out()).contains("saved 62.2 %");
        }
    }

    @Test
    void ifNoPowerServiceLooksAfterThePoolOneOfThemSaysSo(@TempDir Path elsewhere)
            throws IOException {
        try (var second = new FakeSystem(elsewhere)) {
            system.answer(ENERGY, 404, "{\"title\":\"nobody looks after sample\"}");
            system.place(PartId.power(2), second);
            assertThat(system.run("energy")).isEqualTo(ExitCode.FAILED);
            assertThat(system.err()).contains("nobody looks after sample");
        }
    }

    @Test
    void energyShowsWhatWasSavedAndByWhom() {
        assertThat(system.run("energy")).isEqualTo(ExitCode.OK);
        assertThat(system.out())
                .contains(
                        """
                                      KWH     EUR   KG CO2
                        used          0.6800  0.20  0.258
                        always on     1.8000  0.54  0.684
                        saved 62.2 %  1.1200  0.34  0.426

                        SAVED BY                    KWH     EUR   KG CO2
                        sleep-20261101-200000-0001  1.1200  0.34  0.426

                        Not accounted, since the inventory names no watts of them: RS4.
                        Counted as idle, since its servers were not measured: 0:01:05 of a host.
                        """);
    }

    @Test
    void sinceIsAskedOfTheService() {
        system.answer(ENERGY + "?since=24h", 200, NIGHT);
        assertThat(system.run("energy", "--since", "24h", "-o", "json")).isEqualTo(ExitCode.OK);
        assertThat(system.out()).contains("\"savedPercent\" : 62.22222");
    }

    @Test
    void whoSavesNothingIsTold() {
        system.answer(
                ENERGY, 200, "{\"pool\":\"sample\",\"saves\":false,\"from\":null,\"to\":null}");
        assertThat(system.run("energy")).isEqualTo(ExitCode.OK);
        assertThat(system.out()).startsWith("Pool sample saves no power");
    }

    @Test
    void withoutATariffThereIsNeitherMoneyNorCarbonDioxide() {
        system.answer(
                ENERGY,
                200,
                """
                {"pool":"sample","saves":true,"from":"2026-11-01T20:00:00Z","to":"2026-11-02T06:00:00Z",
                 "unseenSeconds":120.0,"assumedIdleSeconds":0.0,
                 "used":{"kilowattHours":0.68,"money":null,"kilogramsOfCo2":null},
                 "alwaysOn":{"kilowattHours":0.68,"money":null,"kilogramsOfCo2":null},
                 "saved":{"kilowattHours":0.0,"money":null,"kilogramsOfCo2":null},
                 "savedPercent":0.0,"currency":null,"decisions":[],"unaccounted":[]}
                """);
        assertThat(system.run("energy")).isEqualTo(ExitCode.OK);
        assertThat(system.out())
                .contains("           KWH\n")
                .contains("Nobody saw 0:02:00 of that time: not counted.")
                .contains("Neither money nor CO2: the settings' power has no tariff");
    }
}
