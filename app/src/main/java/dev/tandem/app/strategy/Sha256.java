package dev.tandem.app.strategy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/// SHA-256 in hexadecimal.
public final class Sha256 {
    private Sha256() {}

    public static String of(Collection<byte[]> parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            parts.forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
