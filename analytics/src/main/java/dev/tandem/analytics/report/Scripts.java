package dev.tandem.analytics.report;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// What a page brings along, and the policy that lets nothing else run or load.
final class Scripts {
    private static final String ECHARTS = resource("echarts/echarts.min.js");
    private static final String REPORT = resource("report.js");
    private static final String STYLE = resource("report.css");
    private static final String POLICY =
            "default-src 'none'; script-src '"
                    + hash(ECHARTS)
                    + "' '"
                    + hash(REPORT)
                    + "'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

    private Scripts() {}

    /// The Content-Security-Policy: only these two scripts, no request at all.
    static String policy() {
        return POLICY;
    }

    static String style() {
        return STYLE;
    }

    /// Writes both scripts.
    static void write(Html html) {
        html.open("script").raw(ECHARTS).close().line();
        html.open("script").raw(REPORT).close().line();
    }

    /// Bytes as text that a page can hold whatever is in them: deflated (zlib), in base 64.
    static String packed(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION);
        try (var packing = new DeflaterOutputStream(out, deflater)) {
            packing.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    private static String hash(String script) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            var digest = sha.digest(script.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (var in = Scripts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing in the program: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
