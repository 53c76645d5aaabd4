package dev.sluice.transfer.migration;

import dev.sluice.transfer.provisioning.ProvisioningJobs;
import dev.sluice.transfer.provisioning.WithdrawingClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Nothing of a bundle stays at the provisioner when nothing comes of its migration: what was made of it, or may have been, is withdrawn. */
@ApplicationScoped
class Withdrawals implements WithdrawingClient {

    private final MigrationMembers members;
    private final ProvisioningJobs jobs;

    Withdrawals(MigrationMembers members, ProvisioningJobs jobs) {
        this.members = members;
        this.jobs = jobs;
    }

    @Override
    public String kind() {
        return "migration-withdrawal";
    }

    /** Of a bundle, what was made. */
    void ask(List<MigrationMember> all, Instant now) {
        all.stream().filter(MigrationMember::isMade).forEach(member -> jobs.add(kind(), member.id(), now));
    }

    /** Of a bundle, everything: an attempt without an answer may have made something. */
    void askForAll(List<MigrationMember> all, Instant now) {
        all.forEach(member -> jobs.add(kind(), member.id(), now));
    }

    @Override
    public void withdrawn(UUID key, Instant now) {
        members.withdrawn(key, now);
    }
}
