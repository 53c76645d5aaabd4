package dev.sluice.platform.operations;

import java.time.Duration;
import java.time.Instant;

/**
 * Something that stands in a state for longer than it should.
 *
 * @param state what it waits in, for example {@code PENDING_REVIEW}
 * @param subjectType for example {@code partner_change_request}
 * @param since business time at which it entered the state
 * @param limit how long the state may last
 * @param nextAct what somebody can do about it, in one sentence
 */
public record Stuck(String state, String subjectType, String subject, Instant since, Duration limit, String nextAct) {}
