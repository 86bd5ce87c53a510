package io.emberkeep.contract.wire;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.util.List;
import java.util.stream.Stream;

/** Tells Jackson the records of a sealed interface, as if each interface were annotated with them. */
final class SealedKinds extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    private static final JsonTypeInfo.Value NAME_BESIDE_THE_FIELDS =
            JsonTypeInfo.Value.construct(
                    JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "is", null, false, true);

    @Override
    public JsonTypeInfo.Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated about) {
        var annotated = super.findPolymorphicTypeInfo(config, about);
        return annotated == null
                        && about instanceof AnnotatedClass type
                        && isOfSealed(type.getRawType())
                ? NAME_BESIDE_THE_FIELDS
                : annotated;
    }

    @Override
    public List<NamedType> findSubtypes(Annotated about) {
        var annotated = super.findSubtypes(about);
        return annotated == null && about.getRawType().isSealed()
                ? records(about.getRawType())
                        .map(type -> new NamedType(type, type.getSimpleName()))
                        .toList()
                : annotated;
    }

    @Override
    public String findTypeName(AnnotatedClass about) {
        var annotated = super.findTypeName(about);
        return annotated == null && isOfSealed(about.getRawType())
                ? about.getRawType().getSimpleName()
                : annotated;
    }

    private static boolean isOfSealed(Class<?> type) {
        return type.isSealed() || Stream.of(type.getInterfaces()).anyMatch(Class::isSealed);
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(SealedKinds::records)
                : Stream.of(type);
    }
}
