#!/bin/bash
# Rehearses docs/runbooks/upgrade.md and docs/runbooks/rollback.md: the suite of one release is replaced, service by service, by that of another while
# somebody goes on calling it, and then taken back. Both folders hold a built checkout (./mvnw -DskipTests package). Linux; prints what was seen.
#
#   local-stack/rehearsals/upgrade.sh <release before> <release after>
set -euo pipefail

before=$(cd "$1" && pwd -P)
after=$(cd "$2" && pwd -P)
work=$(mktemp -d)
export SLUICE_STATE=$work/state
. "$after/.mvn/jdk.sh"
started=()

say() { echo "$(date -u +%T) $*"; }

# The newer tool, with the applications of either release. In the background it takes the shell's place, so that $! is its own process.
sluice() {
  local root=$1
  shift
  ${in_its_place:-} "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m "-Dsluice.root=$root" \
    -cp "$after/local-stack/target/classes:$after/local-stack/target/lib/*" dev.sluice.stack.Sluice "$@"
}

address() { sed -n "s/.*\"$1\" *: *\"\(http[^\"]*\)\".*/\1/p" "$SLUICE_STATE/stack.json" | head -n 1; }

# Of this rehearsal alone: the process whose port is that of the service.
pid_of() {
  local port=${1##*:} candidate
  for candidate in /proc/[0-9]*; do
    if { tr '\0' '\n' < "$candidate/environ"; } 2> /dev/null | grep -qx "QUARKUS_HTTP_PORT=$port" \
      && { tr '\0' ' ' < "$candidate/cmdline"; } 2> /dev/null | grep -q 'java.*quarkus-run.jar'; then
      echo "${candidate##*/}"
      return
    fi
  done
}

# Ends a service as a cluster does and starts that of another release with the same environment, on the same database.
replace() {
  local service=$1 from=$2 to=$3 where pid begun gone
  where=$(address "$service")
  pid=$(pid_of "$where")
  mapfile -d '' -t environment < "/proc/$pid/environ"
  mapfile -d '' -t words < "/proc/$pid/cmdline"
  begun=$(date +%s%N)
  kill -TERM "$pid"
  while kill -0 "$pid" 2> /dev/null; do sleep 0.05; done
  gone=$(date +%s%N)
  env -i "${environment[@]}" "${words[@]/"$from/"/"$to/"}" >> "$work/$service.log" 2>&1 &
  started+=($!)
  until curl -fsS -m 2 "$where/q/health/ready" > /dev/null 2>&1; do
    kill -0 "${started[-1]}" || { tail -n 20 "$work/$service.log"; exit 1; }
    sleep 0.1
  done
  say "$service: ended in $(((gone - begun) / 1000000)) ms, the other one ready $((($(date +%s%N) - gone) / 1000000)) ms later;" \
    "migrations: $(grep -oE 'Successfully applied [0-9]+ migrations?|Schema .* is up to date[^"]*|has a version [^"]*newer[^"]*' "$work/$service.log" | tail -n 2 | tr '\n' ';')"
}

# Registers a customer about five times a second, each until it is clear that it was taken, and reads what it wrote.
call() {
  local where token id status
  where=$(address cocp)
  token=$1
  while [ ! -e "$work/enough" ]; do
    id=$(cat /proc/sys/kernel/random/uuid)
    until status=$(curl -sS -m 10 -o "$work/answer" -w '%{http_code}' -X PUT "$where/v1/customers/$id" -H "Authorization: Bearer $token" \
      -H 'Content-Type: application/json' -d "{\"name\":\"Rehearsal\",\"country\":\"NL\",\"segment\":\"COMMERCIAL\",\"tradeStatus\":\"APPROVED\",\"domains\":[\"c${id:0:8}.example\"]}" 2> /dev/null) \
      && [[ $status =~ ^(2..|428)$ ]]; do
      echo "$status" >> "$work/refused"
      [ ! -e "$work/enough" ] || return 0
      sleep 0.2
    done
    echo "$id" >> "$work/taken"
    sleep 0.2
  done
}

finish() {
  touch "$work/enough"
  for pid in "${started[@]}"; do kill "$pid" 2> /dev/null || true; done
  [ -z "${stack:-}" ] || { kill "$stack" 2> /dev/null || true; wait "$stack" 2> /dev/null || true; }
  rm -rf "$work"
}
trap finish EXIT

seen() {
  sluice "$after" events > "$work/events" 2> /dev/null
  sort -u "$work/taken" > "$work/ids"
  grep 'customer.changed' "$work/events" | grep -oFf "$work/ids" | sort -u > "$work/told"
  say "$1: $(wc -l < "$work/ids") customers taken, $(wc -l < "$work/told") of them told; calls without success: $(sort "$work/refused" 2> /dev/null | uniq -c | tr '\n' ' ')"
}

: > "$work/taken"
: > "$work/refused"
say "starting the release before"
in_its_place=exec sluice "$before" up --no-restart > "$work/up.log" 2>&1 &
stack=$!
until [ -e "$SLUICE_STATE/stack.json" ]; do
  kill -0 "$stack" || { cat "$work/up.log"; exit 1; }
  sleep 0.5
done
token=$(sluice "$before" token --tenant-type OPERATOR --role registry | tail -n 1)
call "$token" &
started+=($!)
until [ "$(wc -l < "$work/taken")" -ge 20 ]; do sleep 0.2; done
say "upgrade"
for service in notification attribution transfer cocp; do replace "$service" "$before" "$after"; done
seen "after the upgrade"
say "rollback"
for service in cocp transfer attribution notification; do replace "$service" "$after" "$before"; done
touch "$work/enough"
sleep 3
seen "after the rollback"
sluice "$after" audit verify || true
grep -hE ' (ERROR|WARN) ' "$work"/*.log "$SLUICE_STATE"/logs/*.log | sed 's/^[0-9:.]* //' | cut -c1-140 | sort | uniq -c | sort -rn | head -n 12
