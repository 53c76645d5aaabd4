package dev.sluice.transfer.provisioning;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

/** Chooses by configuration who makes subscriptions. */
final class ProvisionerChoice {

    @Produces
    @ApplicationScoped
    Provisioner provisioner(ProvisionerConfig config, ObjectMapper json) {
        return config.url()
                .<Provisioner>map(address -> new HttpProvisioner(address, config.timeout(), json))
                .orElseGet(BuiltInProvisioner::new);
    }
}
