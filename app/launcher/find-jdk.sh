# Sourced by ./build and ./tandem: find_jdk sets JAVA_HOME to a JDK 25 or newer, or fails and leaves
# the places it looked at in jdk_places. Reads each JDK's `release` file instead of starting it.

jdk_wanted=25

is_jdk() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
    while IFS='=' read -r jdk_key jdk_value; do
        [ "$jdk_key" = JAVA_VERSION ] || continue
        jdk_value=${jdk_value#\"}
        jdk_value=${jdk_value%%[!0-9]*}
        [ "${jdk_value:-0}" -ge "$jdk_wanted" ]
        return
    done <"$1/release"
    return 1
}

find_jdk() {
    jdk_places="JAVA_HOME (${JAVA_HOME:-not set})"
    if [ -n "${JAVA_HOME:-}" ] && is_jdk "$JAVA_HOME"; then
        export JAVA_HOME
        return 0
    fi
    jdk_places="$jdk_places, /usr/lib/jvm, /Library/Java/JavaVirtualMachines, ~/.sdkman/candidates/java, ~/.jdks, /opt/*jdk*"
    for jdk_home in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-/nowhere}"/.sdkman/candidates/java/* "${HOME:-/nowhere}"/.jdks/* /opt/*jdk*; do
        if is_jdk "$jdk_home"; then
            JAVA_HOME=$jdk_home
            export JAVA_HOME
            return 0
        fi
    done
    return 1
}

explain_missing_jdk() {
    cat >&2 <<END
Tandem needs a JDK $jdk_wanted or newer, and none was found.
Looked at: $jdk_places.
Install one, for example:
  Debian, Ubuntu   apt-get install openjdk-25-jdk   (or temurin-25-jdk)
  macOS            brew install openjdk@25
  SDKMAN           sdk install java 25-tem
or set JAVA_HOME to one you have.
END
}
