package dev.tandem.engine.state;

import dev.tandem.api.instrument.InstrumentId;
import dev.tandem.api.market.BarSize;
import dev.tandem.api.value.Price;
import dev.tandem.api.value.Quantity;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Values whose text says everything: `read` gives back what `write` took.
final class Texts {
    private record Form(Class<?> type, Function<String, Object> read) {}

    private static final List<Form> FORMS =
            List.of(
                    new Form(String.class, text -> text),
                    new Form(Price.class, Price::of),
                    new Form(Quantity.class, Quantity::of),
                    new Form(InstrumentId.class, InstrumentId::parse),
                    new Form(BarSize.class, BarSize::parse),
                    new Form(BigDecimal.class, BigDecimal::new),
                    new Form(Instant.class, Instant::parse),
                    new Form(Duration.class, Duration::parse),
                    new Form(LocalDate.class, LocalDate::parse),
                    new Form(LocalTime.class, LocalTime::parse));

    private Texts() {}

    static boolean knows(Class<?> type) {
        return form(type.getName()).isPresent();
    }

    static String write(Object value) {
        return value.toString();
    }

    static Object read(String type, String text) {
        return form(type)
                .orElseThrow(
                        () -> new IllegalStateException("saved state has an unknown type " + type))
                .read()
                .apply(text);
    }

    private static Optional<Form> form(String type) {
        return FORMS.stream().filter(form -> form.type().getName().equals(type)).findFirst();
    }
}
