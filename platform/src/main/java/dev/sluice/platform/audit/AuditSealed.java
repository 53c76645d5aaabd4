package dev.sluice.platform.audit;

import dev.sluice.platform.outbox.Event;
import java.time.Instant;

/** The head of the chain leaves the reach of this service's database. */
record AuditSealed(
        String service, long block, String previousHash, String merkleRoot, int count, String hash, Instant sealedAt)
        implements Event {

    static AuditSealed of(Block block) {
        return new AuditSealed(
                block.service(),
                block.number(),
                block.previousHash(),
                block.merkleRoot(),
                block.count(),
                block.hash(),
                block.sealedAt());
    }

    @Override
    public String topic() {
        return "suite.audit-seals.v1";
    }

    @Override
    public String type() {
        return "audit.sealed.v1";
    }
}
