package dev.tandem.testkit.recorded;

import dev.tandem.api.strategy.Strategy;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test that a strategy decides what it decided in a recorded session. The session is replayed
/// before the method runs; at the first difference the test fails and says which record it is, what
/// was decided then, and what is decided now.
///
/// ```java
/// @RecordedSession(value = "sessions/golden-cross.session", strategy = GoldenCross.class)
/// void decidesAsItDid(Replayed session) {}
/// ```
///
/// The file is one that `tandem replay DIR --save FILE` wrote. No data and no configuration are
/// needed besides.
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(RecordedSessionExtension.class)
public @interface RecordedSession {
    /// A resource on the class path, or a file, relative to the folder in which tests run.
    String value();

    /// What decides: it has a public constructor that takes its `Params` record, or nothing.
    Class<? extends Strategy> strategy();
}
