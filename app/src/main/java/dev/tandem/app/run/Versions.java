package dev.tandem.app.run;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Versions of what decides a result.
public final class Versions {
    private Versions() {}

    /// The version of Tandem; `development` when it runs from classes that are not packed.
    public static String tandem() {
        var version = Versions.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    static SequencedMap<String, String> all() {
        var versions = new LinkedHashMap<String, String>();
        versions.put("tandem", tandem());
        versions.put("java", System.getProperty("java.runtime.version", "unknown"));
        versions.put(
                "system",
                System.getProperty("os.name", "") + " " + System.getProperty("os.arch", ""));
        return versions;
    }
}
