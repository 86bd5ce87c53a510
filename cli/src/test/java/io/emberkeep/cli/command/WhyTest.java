package io.emberkeep.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.emberkeep.contract.wire.Json;
import org.junit.jupiter.api.Test;

class WhyTest {

    @Test
    void aServerMayHaveTheNameOfItsGroupInSmallLetters() throws JsonProcessingException {
        var groups = Json.mapper().readTree("[{\"name\": \"FTP\"}, {\"name\": \"Web\"}]");
        assertThat(Why.isGroup(groups, "FTP")).isTrue();
        assertThat(Why.isGroup(groups, "ftp")).isFalse();
    }
}
