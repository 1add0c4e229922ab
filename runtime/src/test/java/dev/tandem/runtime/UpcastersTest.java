package dev.tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.runtime.record.NewerVersionException;
import dev.tandem.runtime.record.RecordForms;
import dev.tandem.runtime.record.RecordReader;
import dev.tandem.runtime.record.RecordType;
import dev.tandem.runtime.record.RecordWriter;
import dev.tandem.runtime.record.Upcasters;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Forms of older programs, brought to that of today. No type of record has changed yet, so the
/// steps are those of a price that got a currency, and then a second number.
class UpcastersTest {
    private static final Upcasters<byte[]> PRICE =
            new Upcasters<>(
                    "a record \"price\"",
                    List.of(
                            first -> {
                                var from = new RecordReader().of(first);
                                return new RecordWriter()
                                        .begin()
                                        .putDouble(from.getDouble())
                                        .putText("USD")
                                        .copy();
                            },
                            second -> {
                                var from = new RecordReader().of(second);
                                return new RecordWriter()
                                        .begin()
                                        .putDouble(from.getDouble())
                                        .putText(from.getText())
                                        .putInt(1)
                                        .copy();
                            }));

    private static byte[] written(int version) {
        var writer = new RecordWriter().begin().putDouble(101.25);
        if (version > 1) {
            writer.putText(version == 2 ? "EUR" : "JPY");
        }
        if (version > 2) {
            writer.putInt(100);
        }
        return writer.copy();
    }

    @ParameterizedTest
    @CsvSource({"1, USD, 1", "2, EUR, 1", "3, JPY, 100"})
    void eachFormIsReadAsThatOfToday(int version, String currency, int factor) {
        var from = new RecordReader().of(PRICE.present(version, written(version)));

        assertThat(from.getDouble()).isEqualTo(101.25);
        assertThat(from.getText()).isEqualTo(currency);
        assertThat(from.getInt()).isEqualTo(factor);
        assertThat(PRICE.version()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"4", "0", "65535"})
    void aFormThatIsNotKnownIsRefusedWithItsNumber(int version) {
        assertThatThrownBy(() -> PRICE.present(version, written(3)))
                .isInstanceOf(NewerVersionException.class)
                .hasMessage(
                        "a record \"price\" is written in version "
                                + version
                                + ", this program reads versions up to 3");
    }

    @ParameterizedTest
    @EnumSource(RecordType.class)
    void everyTypeIsWrittenInAFormThatIsRead(RecordType type) {
        var version = RecordForms.version(type.code());
        var payload = new byte[] {1, 2, 3};

        assertThat(RecordForms.present(type.code(), version, payload)).isEqualTo(payload);
        assertThatThrownBy(() -> RecordForms.present(type.code(), version + 1, payload))
                .isInstanceOf(NewerVersionException.class)
                .hasMessageContaining(type.text());
    }

    @Test
    void typesThatAreNotKnownAreRefusedAndThoseOfTheJournalItselfAreNot() {
        assertThatThrownBy(() -> RecordForms.requireKnown(199, 1))
                .isInstanceOf(NewerVersionException.class)
                .hasMessageContaining("type 199");
        RecordForms.requireKnown(0xF001, 1);
    }
}
