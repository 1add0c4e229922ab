package dev.tandem.api.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// The name under which an order is known at its venue: 128 bits that follow from the journal
/// alone, so that they can be computed again after any loss, and that carry their own check, so
/// that an order in a venue's list is known to be ours, a sister's or a stranger's.
///
/// | part | bits | what it is |
/// |---|---|---|
/// | namespace | 40 | installation and account, see [#namespaceOf] |
/// | generation | 8 | of the journal; a lost journal begins another |
/// | intent | 40 | sequence number of the intent in the journal |
/// | leg | 8 | of a group sent as one |
/// | attempt | 8 | at sending the intent |
/// | check | 24 | CRC-24 of the rest: finds every change of up to four neighbouring letters |
///
/// The text has 28 characters, `td` and 26 digits and small letters; venues with ids of their own
/// width take 32 hexadecimal digits.
///
/// @param namespace 0 to 2^40 - 1
/// @param generation 0 to 255
/// @param intent 0 to 2^40 - 1
/// @param leg 0 to 255
/// @param attempt 0 to 255
public record ClientOrderId(long namespace, int generation, long intent, int leg, int attempt) {
    /// Letters in a text, the mark included.
    public static final int LENGTH = 28;

    private static final String MARK = "td";
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"; // no i, l, o, u
    private static final long WIDE = (1L << 40) - 1;
    private static final int NARROW = 0xff;
    private static final int POLYNOMIAL = 0x864cfb; // CRC-24 of OpenPGP, RFC 4880 section 6.1
    private static final int SEED = 0xb704ce;

    public ClientOrderId {
        require("namespace", namespace, WIDE);
        require("generation", generation, NARROW);
        require("intent", intent, WIDE);
        require("leg", leg, NARROW);
        require("attempt", attempt, NARROW);
    }

    private static void require(String part, long value, long most) {
        if (value < 0 || value > most) {
            throw new IllegalArgumentException(
                    "no client order id: " + part + " " + value + " is not from 0 to " + most);
        }
    }

    /// The namespace of an installation's account: the first 40 bits of a SHA-256 over both names.
    public static long namespaceOf(String installation, String account) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(installation.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
            var digest = sha.digest(account.getBytes(StandardCharsets.UTF_8));
            var namespace = 0L;
            for (var i = 0; i < 5; i++) {
                namespace = namespace << 8 | (digest[i] & 0xff);
            }
            return namespace;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Reads what [#text] or [#hex] wrote.
    ///
    /// @return empty if the text is no id of this kind, or damaged
    public static Optional<ClientOrderId> parse(String text) {
        return switch (text.length()) {
            case LENGTH -> fromText(text);
            case 32 -> fromHex(text);
            default -> Optional.empty();
        };
    }

    private static Optional<ClientOrderId> fromText(String text) {
        if (!text.startsWith(MARK) || LETTERS.indexOf(text.charAt(2)) >= 8) {
            return Optional.empty(); // 26 letters hold two bits more than an id has
        }
        var high = 0L;
        var low = 0L;
        for (var i = MARK.length(); i < LENGTH; i++) {
            var digit = LETTERS.indexOf(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            high = high << 5 | low >>> 59;
            low = low << 5 | digit;
        }
        return of(high, low);
    }

    private static Optional<ClientOrderId> fromHex(String text) {
        for (var i = 0; i < text.length(); i++) {
            if ("0123456789abcdef".indexOf(text.charAt(i)) < 0) {
                return Optional.empty();
            }
        }
        return of(
                HexFormat.fromHexDigitsToLong(text, 0, 16),
                HexFormat.fromHexDigitsToLong(text, 16, 32));
    }

    private static Optional<ClientOrderId> of(long high, long low) {
        var id =
                new ClientOrderId(
                        high >>> 24,
                        (int) (high >>> 16) & NARROW,
                        (high & 0xffff) << 24 | low >>> 40,
                        (int) (low >>> 32) & NARROW,
                        (int) (low >>> 24) & NARROW);
        return id.low() == low ? Optional.of(id) : Optional.empty();
    }

    /// Whether it belongs to an installation's account, whatever its generation.
    public boolean isOf(long ownNamespace) {
        return namespace == ownNamespace;
    }

    /// The same order in another attempt to send it.
    public ClientOrderId withAttempt(int changed) {
        return new ClientOrderId(namespace, generation, intent, leg, changed);
    }

    /// 28 characters that every venue takes.
    public String text() {
        var text = new char[LENGTH];
        var high = high();
        var low = low();
        for (var i = LENGTH - 1; i >= MARK.length(); i--) {
            text[i] = LETTERS.charAt((int) low & 31);
            low = low >>> 5 | high << 59;
            high >>>= 5;
        }
        MARK.getChars(0, MARK.length(), text, 0);
        return new String(text);
    }

    /// 32 hexadecimal digits.
    public String hex() {
        return HexFormat.of().toHexDigits(high()) + HexFormat.of().toHexDigits(low());
    }

    @Override
    public String toString() {
        return text();
    }

    private long high() {
        return namespace << 24 | (long) generation << 16 | intent >>> 24;
    }

    private long low() {
        var rest = (intent & 0xffffff) << 40 | (long) leg << 32 | (long) attempt << 24;
        return rest | check(high(), rest >>> 24);
    }

    private static long check(long high, long rest) {
        var check = SEED;
        for (var bit = 63; bit >= 0; bit--) {
            check = step(check, (int) (high >>> bit) & 1);
        }
        for (var bit = 39; bit >= 0; bit--) {
            check = step(check, (int) (rest >>> bit) & 1);
        }
        return check;
    }

    private static int step(int check, int bit) {
        var shifted = check << 1 & 0xffffff;
        return (check >>> 23 ^ bit) == 0 ? shifted : shifted ^ POLYNOMIAL;
    }
}
