# Sourced by the tools beside it with `root` and `tool` set: builds the benchmarks once, writes the input once,
# measures. Exit code: 9 for a wrong answer or a figure above its limit, 2 for wrong arguments, 3 without a JDK or when
# the build fails.
# TANDEM_JAVA_OPTS adds options for the JVM that measures.

. "$root/app/launcher/find-jdk.sh"

case $tool in
    large | start | page | journal) words=0 ;;
    pieces | restart) words=1 ;;
    guard) words=5 ;;
    *) words=2 ;;
esac
if [ $# -gt $words ]; then
    echo "benchmarks/$tool: too many words" >&2
    exit 2
fi
if [ $words -eq 2 ] && [ $# -lt 1 ]; then
    echo "Usage: benchmarks/$tool W1|W2|W3|W4|W5 [repetitions]" >&2
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
# As ./tandem backtest.
speed='-XX:+UseCompactObjectHeaders -XX:+UseSerialGC -XX:MaxNewSize=64m'
aot=$root/benchmarks/target/tandem-benchmarks.aot

bench() {
    "$java" -cp "$jar:$lib/*" dev.tandem.benchmarks.Main "$@"
}

case $tool in
    # JMH uses what newer JDKs warn of.
    pieces) speed=--sun-misc-unsafe-memory-access=allow; set -- "$root" "$@" ;;
    start | guard | page) bench "$tool" "$root" "$@"; exit ;;
    restart)
        bench prepare "$data" W1 || exit
        bench "$tool" "$root" "$@"
        exit ;;
    journal) set -- "$data/journal" ;;
    large)
        bench prepare-large "$data/large" || exit
        set -- "$data/large"
        TANDEM_JAVA_OPTS="-Xmx256m ${TANDEM_JAVA_OPTS:-}" ;;
    run) bench prepare "$data" "$1" || exit ;;
    cache)
        bench prepare "$data" "$1" && bench keep "$data" "$1" || exit
        # ./tandem makes its cache of loaded classes by itself.
        if [ ! "$aot" -nt "$jar" ]; then
            # shellcheck disable=SC2086
            "$java" $speed "-XX:AOTCacheOutput=$aot" -cp "$jar:$lib/*" \
                dev.tandem.benchmarks.Main cache "$data" "$1" 1 >/dev/null 2>&1
        fi
        speed="$speed -XX:AOTCache=$aot" ;;
esac
case $tool in large | pieces | journal) ;; *) set -- "$data" "$@" ;; esac
# shellcheck disable=SC2086
exec "$java" $speed ${TANDEM_JAVA_OPTS:-} -cp "$jar:$lib/*" dev.tandem.benchmarks.Main "$tool" "$@"
