package io.emberkeep.contract.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleKeyDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.module.SimpleSerializers;
import java.io.IOException;

/** A map's key that is a record of several fields is written as its own JSON. */
final class RecordKeys {

    private RecordKeys() {}

    static Module module() {
        return new SimpleModule("record-keys") {
            private static final long serialVersionUID = 1;

            @Override
            public void setupModule(SetupContext context) {
                context.addKeySerializers(new Writers());
                context.addKeyDeserializers(new Readers());
            }
        };
    }

    private static boolean isMeant(Class<?> type) {
        return type.isRecord() && type.getRecordComponents().length > 1;
    }

    private static final class Writers extends SimpleSerializers {
        private static final long serialVersionUID = 1;

        @Override
        public JsonSerializer<?> findSerializer(
                SerializationConfig config, JavaType type, BeanDescription description) {
            return isMeant(type.getRawClass()) ? new Writer() : null;
        }
    }

    private static final class Writer extends JsonSerializer<Object> {
        @Override
        public void serialize(Object key, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            out.writeFieldName(Trees.mapper().writeValueAsString(key));
        }
    }

    private static final class Readers extends SimpleKeyDeserializers {
        private static final long serialVersionUID = 1;

        @Override
        public KeyDeserializer findKeyDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) {
            return isMeant(type.getRawClass()) ? new Reader(type.getRawClass()) : null;
        }
    }

    private static final class Reader extends KeyDeserializer {
        private final Class<?> type;

        Reader(Class<?> type) {
            this.type = type;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context)
                throws IOException {
            return Trees.mapper().readValue(key, type);
        }
    }
}
