package dev.tandem.engine.state;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What cannot be saved is refused by class and name.
class UnsupportedStateTest {
    private final FieldState fields =
            new FieldState(new KnownHandles(), UnsupportedStateTest.class);

    static final class WithThread {
        final int fine = 1;
        Object worker = new Thread();
    }

    static final class WithSet {
        final Object names = new HashSet<>(List.of("a"));
    }

    static final class WithQueue {
        final Object queue = new ArrayDeque<>(List.of("a"));
    }

    static final class WithLambda {
        final Object action = (Runnable) () -> {};
    }

    static final class DeepInside {
        final List<Object> list = new ArrayList<>(List.of(List.of(new StringBuilder("x"))));
    }

    static final class WithStrings {
        final String[] names = {"a"};
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                WithThread.class,
                WithSet.class,
                WithQueue.class,
                WithLambda.class,
                DeepInside.class,
                WithStrings.class
            })
    void anUnsupportedFieldIsRefusedByClassAndName(Class<?> type) throws Exception {
        var constructor = type.getDeclaredConstructor();
        var object = constructor.newInstance();
        var names = List.of(type.getDeclaredFields()).getLast().getName();

        assertThatThrownBy(() -> fields.save(object))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(type.getName() + "." + names)
                .hasMessageContaining("transient");
    }
}
