package dev.sluice.cocp.request;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A request as the table of states tells it: no database, no events, nothing but the rules. Knows nothing of the real one. */
final class PlainChange {

    static final Duration DEADLINE = Duration.ofDays(10);
    static final Duration REVIEW = Duration.ofHours(24);
    static final int GRACE = 90;

    /** One licence. */
    static final class Licence {
        String state = "IN_PROGRESS";
        Instant acceptedAt;
        LocalDate agreed;
        LocalDate effective;

        boolean is(String wanted) {
            return state.equals(wanted);
        }

        boolean isUnderReview() {
            return is("ACCEPTED") || is("PENDING_REVIEW");
        }

        boolean isNegotiable() {
            return is("IN_PROGRESS") || isUnderReview();
        }

        boolean isOpen() {
            return isNegotiable() || is("GRACE_PERIOD") || is("CANCELLATION_IN_PROGRESS");
        }
    }

    /** One proposed day. */
    static final class Wish {
        final String side;
        final LocalDate day;
        final List<String> licences;
        String state = "OPEN";

        Wish(String side, LocalDate day, Collection<String> licences) {
            this.side = side;
            this.day = day;
            this.licences = List.copyOf(licences);
        }

        boolean isOpen() {
            return state.equals("OPEN");
        }
    }

    final Map<String, Licence> licences = new LinkedHashMap<>();
    final List<Wish> wishes = new ArrayList<>();
    final Instant acceptBy;
    private Instant now;

    PlainChange(Collection<String> ids, Instant initiated) {
        ids.forEach(id -> licences.put(id, new Licence()));
        this.now = initiated;
        this.acceptBy = initiated.plus(DEADLINE);
    }

    /** What time alone brings about. */
    void at(Instant instant) {
        now = instant;
        for (var licence : licences.values()) {
            if (licence.is("IN_PROGRESS") && !now.isBefore(acceptBy)) {
                licence.state = "EXPIRED";
            }
            if (licence.isUnderReview() && !now.isBefore(licence.acceptedAt.plus(REVIEW))) {
                process(licence, licence.acceptedAt.plus(REVIEW));
            }
            if (licence.is("GRACE_PERIOD") && !now.isBefore(begin(licence.effective))) {
                licence.state = "COMPLETED";
            }
        }
        lapse();
    }

    /** What the system does by itself as soon as it gets to it. */
    void swept() {
        for (var licence : licences.values()) {
            if (licence.is("CANCELLATION_IN_PROGRESS")) {
                licence.state = "CANCELED";
            }
            if (licence.is("ACCEPTED")) {
                licence.state = "PENDING_REVIEW";
            }
        }
    }

    String accept(List<String> named) {
        return decide(named, "ALREADY_DECIDED", licence -> {
            licence.state = "ACCEPTED";
            licence.acceptedAt = now;
        });
    }

    String decline(List<String> named) {
        return decide(named, "ALREADY_DECIDED", licence -> licence.state = "DECLINED");
    }

    String cancel(List<String> named) {
        return decide(named, "CANCEL_NOT_ALLOWED_IN_STATE", licence -> licence.state = "CANCELLATION_IN_PROGRESS");
    }

    private String decide(List<String> named, String closed, Consumer<Licence> move) {
        var asked = named == null ? all(licence -> licence.is("IN_PROGRESS")) : chosen(named);
        var looked = asked.isEmpty() ? List.copyOf(licences.values()) : asked;
        if (asked.isEmpty() || !asked.stream().allMatch(licence -> licence.is("IN_PROGRESS"))) {
            var expired = looked.stream().anyMatch(licence -> licence.is("EXPIRED"));
            return expired && closed.equals("ALREADY_DECIDED") ? "REQUEST_EXPIRED" : closed;
        }
        asked.forEach(move);
        lapse();
        return "OK";
    }

    String propose(String side, LocalDate day, List<String> named) {
        var asked = named == null ? all(Licence::isNegotiable) : chosen(named);
        var looked = asked.isEmpty() ? List.copyOf(licences.values()) : asked;
        if (day.isBefore(today())) {
            return "BACKDATED_NOT_ALLOWED";
        }
        for (var licence : looked) {
            if (!licence.isNegotiable()) {
                return licence.is("EXPIRED") ? "REQUEST_EXPIRED" : "ACTION_NOT_ALLOWED_IN_STATE";
            }
        }
        var ids = licences.entrySet().stream()
                .filter(entry -> looked.contains(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        var rivals = wishes.stream()
                .filter(Wish::isOpen)
                .filter(wish -> wish.licences.stream().anyMatch(ids::contains))
                .toList();
        if (rivals.stream().anyMatch(wish -> wish.side.equals(side))) {
            return "NOT_YOUR_TURN";
        }
        rivals.forEach(wish -> wish.state = "COUNTERED");
        wishes.add(new Wish(side, day, ids));
        return "OK";
    }

    String agree(String side, int index) {
        var wish = wishes.get(index);
        if (!wish.isOpen()) {
            return "PROPOSAL_NOT_OPEN";
        }
        if (wish.side.equals(side)) {
            return "NOT_YOUR_TURN";
        }
        if (wish.day.isBefore(today())) {
            return "BACKDATED_NOT_ALLOWED";
        }
        wish.state = "AGREED";
        negotiable(wish).forEach(licence -> licence.agreed = wish.day);
        return "OK";
    }

    String refuse(String side, int index) {
        var wish = wishes.get(index);
        if (!wish.isOpen()) {
            return "PROPOSAL_NOT_OPEN";
        }
        if (wish.side.equals(side)) {
            return "NOT_YOUR_TURN";
        }
        wish.state = "REFUSED";
        return "OK";
    }

    /** A review has begun by itself; whoever starts it finds it started. */
    String startReview() {
        var waiting = all(Licence::isUnderReview);
        waiting.forEach(licence -> licence.state = "PENDING_REVIEW");
        return waiting.isEmpty() ? "ACTION_NOT_ALLOWED_IN_STATE" : "OK";
    }

    String completeReview() {
        var waiting = all(Licence::isUnderReview);
        waiting.forEach(licence -> process(licence, now));
        lapse();
        return waiting.isEmpty() ? "ACTION_NOT_ALLOWED_IN_STATE" : "OK";
    }

    String rejectReview() {
        var waiting = all(Licence::isUnderReview);
        waiting.forEach(licence -> licence.state = "DECLINED");
        lapse();
        return waiting.isEmpty() ? "ACTION_NOT_ALLOWED_IN_STATE" : "OK";
    }

    /** What another submission for a licence would hear. */
    String submitAgain(String id) {
        var licence = Objects.requireNonNull(licences.get(id));
        if (licence.isOpen() && !licence.is("CANCELLATION_IN_PROGRESS")) {
            return "COCP_ALREADY_OPEN";
        }
        return licence.is("COMPLETED") ? "NO_ELIGIBLE_LICENSE" : "OK";
    }

    Map<String, String> states() {
        var states = new LinkedHashMap<String, String>();
        licences.forEach((id, licence) -> states.put(
                id,
                licence.state
                        + Optional.ofNullable(licence.effective)
                                .map(day -> " " + day)
                                .orElse("")));
        return states;
    }

    List<String> wishStates() {
        return wishes.stream()
                .map(wish -> wish.side + " " + wish.day + " " + wish.state)
                .toList();
    }

    private void process(Licence licence, Instant at) {
        var counted = licence.agreed != null ? licence.agreed : day(at).plusDays(GRACE);
        licence.effective = counted.isBefore(day(at)) ? day(at) : counted;
        licence.state = begin(licence.effective).isAfter(at) ? "GRACE_PERIOD" : "COMPLETED";
    }

    private void lapse() {
        wishes.stream()
                .filter(Wish::isOpen)
                .filter(wish -> negotiable(wish).isEmpty())
                .forEach(wish -> wish.state = "LAPSED");
    }

    private List<Licence> negotiable(Wish wish) {
        return wish.licences.stream()
                .map(licences::get)
                .filter(Licence::isNegotiable)
                .toList();
    }

    private List<Licence> chosen(List<String> named) {
        return licences.entrySet().stream()
                .filter(entry -> named.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private List<Licence> all(Predicate<Licence> wanted) {
        return licences.values().stream().filter(wanted).collect(Collectors.toUnmodifiableList());
    }

    private LocalDate today() {
        return day(now);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
