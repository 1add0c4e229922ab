package dev.tandem.app;

import dev.tandem.api.problem.TandemException.Kind;

/// Exit codes of the program, a contract.
///
/// | code | meaning |
/// |---|---|
/// | 0 | done |
/// | 1 | a bug in Tandem |
/// | 2 | bad command line |
/// | 3 | configuration missing or invalid |
/// | 4 | data missing or corrupt |
/// | 5 | the strategy does not compile, load, or threw |
/// | 7 | no such file, class, run or symbol |
/// | 8 | a safety rule said no |
/// | 9 | a check that was asked for did not hold |
/// | 130 | interrupted by SIGINT |
/// | 143 | interrupted by SIGTERM |
final class ExitCode {
    static final int BUG = 1;

    private ExitCode() {}

    static int of(Kind kind) {
        return switch (kind) {
            case USAGE -> 2;
            case CONFIG -> 3;
            case DATA -> 4;
            case STRATEGY -> 5;
            case NOT_FOUND -> 7;
            case REFUSED -> 8;
            case CHECK_FAILED -> 9;
        };
    }
}
