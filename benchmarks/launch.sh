# Sourced by ./run, ./floor and ./cache with `root` and `tool` set: builds the benchmarks once, writes the
# input of the workload once, measures. Exit code: 9 for a wrong answer, 2 for wrong arguments, 3
# without a JDK or when the build fails.
# TANDEM_JAVA_OPTS adds options for the JVM that measures.

. "$root/app/launcher/find-jdk.sh"

if [ $# -lt 1 ] || [ $# -gt 2 ]; then
    echo "Usage: benchmarks/$tool W1|W2|W3|W4 [repetitions]" >&2
    exit 2
fi
if ! find_jdk; then
    explain_missing_jdk
    exit 3
fi

jar=$root/benchmarks/target/tandem-benchmarks.jar
lib=$root/benchmarks/target/lib
data=$root/benchmarks/target/data

# Succeeds when the jar is missing or a source, or a folder of sources, is newer.
must_build() {
    [ -f "$jar" ] && [ -d "$lib" ] || return 0
    [ -n "$(find "$root/pom.xml" "$root"/*/pom.xml "$root"/*/src/main -newer "$jar" -print 2>/dev/null | head -n 1)" ]
}

if must_build; then
    echo "benchmarks: building (once; again only after the sources change)" >&2
    log=$(mktemp "${TMPDIR:-/tmp}/tandem-build-log.XXXXXX") || exit 3
    rm -rf "$lib"
    if ! "$root/build" -q -Dmaven.test.skip=true -Dspotless.skip=true -Pbenchmarks -pl benchmarks -am package >"$log" 2>&1 </dev/null; then
        cat "$log" >&2
        echo "benchmarks: the build failed; its output stands above and in $log" >&2
        exit 3
    fi
    # What was edited while the build ran is newer than the jar.
    touch -r "$log" "$jar"
    rm -f "$log"
fi

java=$JAVA_HOME/bin/java
if [ "$tool" != floor ]; then
    "$java" -cp "$jar:$lib/*" dev.tandem.benchmarks.Main prepare "$data" "$1" || exit
fi
if [ "$tool" = cache ]; then
    "$java" -cp "$jar:$lib/*" dev.tandem.benchmarks.Main keep "$data" "$1" || exit
fi
# As ./tandem backtest.
# shellcheck disable=SC2086
exec "$java" -XX:+UseParallelGC ${TANDEM_JAVA_OPTS:-} \
    -cp "$jar:$lib/*" dev.tandem.benchmarks.Main "$tool" "$data" "$@"
