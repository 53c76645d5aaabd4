package dev.sluice.cocp.request;

import dev.sluice.platform.problem.ConstraintNames;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What the database's backstops mean to whoever lost a race. */
@ApplicationScoped
class CocpConstraints implements ConstraintNames {

    private static final String CHANGED = "CHANGED_MEANWHILE";

    @Override
    public Map<String, String> conflicts() {
        return Map.of(
                "change_item_one_open", "COCP_ALREADY_OPEN",
                "partner_pcn_once", "PCN_TAKEN",
                "partner_key", CHANGED,
                "partner_user_key", CHANGED,
                "partner_change_contact_key", CHANGED,
                "customer_key", CHANGED,
                "agreement_key", CHANGED);
    }
}
