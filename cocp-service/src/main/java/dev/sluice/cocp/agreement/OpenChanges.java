package dev.sluice.cocp.agreement;

import java.util.Collection;
import java.util.Map;

/** Knows which agreements have a change under way; whoever keeps the changes answers. */
public interface OpenChanges {

    /** By agreement id; agreements without one are left out. */
    Map<String, OpenChange> of(Collection<String> agreementIds);

    /** The same for copies, by agreement id. */
    Map<String, ChangeInProgress> inProgress(Collection<String> agreementIds);
}
