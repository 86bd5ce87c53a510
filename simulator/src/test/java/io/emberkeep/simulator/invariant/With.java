package io.emberkeep.simulator.invariant;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Records with one component changed. */
final class With {

    private With() {}

    /** The same record, but for that component. */
    @SuppressWarnings("unchecked")
    static <R extends Record> R changed(R record, String component, Object value) {
        var components = record.getClass().getRecordComponents();
        try {
            var values = new Object[components.length];
            for (var index = 0; index < components.length; index++) {
                values[index] =
                        components[index].getName().equals(component)
                                ? value
                                : components[index].getAccessor().invoke(record);
            }
            var types =
                    Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            return (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
