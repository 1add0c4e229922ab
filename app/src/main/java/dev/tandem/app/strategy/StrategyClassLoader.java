package dev.tandem.app.strategy;

import java.util.Map;

/// Defines the classes of one strategy. Besides them it shows only `java.*`, the api and the
/// indicators, so that a strategy cannot reach into the program that runs it.
final class StrategyClassLoader extends ClassLoader {
    /// Name of every loader of this kind; stack traces carry it.
    static final String NAME = "strategy";

    static {
        ClassLoader.registerAsParallelCapable();
    }

    private final Map<String, byte[]> classes;
    private final ClassLoader program = StrategyClassLoader.class.getClassLoader();

    /// @param classes bytes by binary name
    StrategyClassLoader(Map<String, byte[]> classes) {
        super(NAME, ClassLoader.getPlatformClassLoader());
        this.classes = Map.copyOf(classes);
    }

    /// One that defines the same classes anew.
    StrategyClassLoader again() {
        return new StrategyClassLoader(classes);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            return loaded == null ? find(name) : loaded;
        }
    }

    private Class<?> find(String name) throws ClassNotFoundException {
        if (name.startsWith("java.")) {
            return getParent().loadClass(name);
        }
        var bytes = classes.get(name);
        if (bytes != null) {
            return defineClass(name, bytes, 0, bytes.length);
        }
        if (isOffered(name)) {
            return program.loadClass(name);
        }
        throw new ClassNotFoundException(name + " is not visible to strategies");
    }

    /// Whether a class of this program is there for strategies to use.
    static boolean isOffered(String name) {
        return name.startsWith("dev.tandem.api.") || name.startsWith("dev.tandem.indicators.");
    }
}
