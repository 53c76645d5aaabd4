# Finds a JDK 25 and exports JAVA_HOME. Sourced by mvnw and sluice, so plain sh; ends with one clear line when there is none.
sluice_is_jdk_25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25[."+-]*' "$1/release"
}
sluice_find_jdk() {
  for candidate in "${JAVA_HOME-}" "${JDK25_HOME-}"; do
    [ -n "$candidate" ] && sluice_is_jdk_25 "$candidate" && JAVA_HOME=$candidate && return 0
  done
  on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f "$on_path" 2>/dev/null) && candidate=${on_path%/bin/javac} \
    && sluice_is_jdk_25 "$candidate" && JAVA_HOME=$candidate && return 0
  for candidate in /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /opt/* /opt/java/*; do
    sluice_is_jdk_25 "$candidate" && JAVA_HOME=$candidate && return 0
  done
  return 1
}
if sluice_find_jdk; then
  export JAVA_HOME
else
  echo "No JDK 25 found. Install one (for example Temurin 25) and set JDK25_HOME to its folder." >&2
  exit 1
fi
