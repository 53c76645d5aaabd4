package dev.sluice.stack.seed;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A portfolio as the CSV files that the services import. */
final class PortfolioFiles {

    private PortfolioFiles() {}

    static String partners(Portfolio portfolio) {
        return csv(
                "partnerTenantId,name,pcn,partnerId,partnerTypes,country,authorized,mpaSigned,indirectProviderTenantId",
                portfolio.partners().stream()
                        .map(each -> row(
                                each.tenant(),
                                each.name(),
                                each.pcn(),
                                each.partnerId(),
                                each.types(),
                                each.country(),
                                true,
                                true,
                                each.provider())));
    }

    static String customers(Portfolio portfolio) {
        return csv(
                "customerTenantId,name,country,segment,tradeStatus,domains",
                portfolio.customers().stream()
                        .map(each -> row(
                                each.tenant(),
                                each.name(),
                                each.country(),
                                each.segment(),
                                "APPROVED",
                                each.tenant().substring(0, 8) + ".example")));
    }

    static String agreements(Portfolio portfolio) {
        return csv(
                "agreementId,customerTenantId,program,billing,status,startDate,endDate,currentPartnerPcn,mseds,renewed",
                portfolio.customers().stream()
                        .flatMap(customer -> customer.agreements().stream()
                                .map(each -> row(
                                        each.id(),
                                        customer.tenant(),
                                        "EA",
                                        "INDIRECT",
                                        "ACTIVE",
                                        each.start(),
                                        each.end(),
                                        customer.partner().pcn(),
                                        false,
                                        false))));
    }

    static String subscriptions(Portfolio portfolio) {
        return csv(
                "eaSubscriptionId,agreementId,sku,provisioningId,quantity,segment",
                portfolio.customers().stream()
                        .flatMap(customer -> customer.agreements().stream()
                                .flatMap(agreement -> agreement.subscriptions().stream()
                                        .map(each -> row(
                                                each.id(),
                                                agreement.id(),
                                                each.sku(),
                                                each.sku(),
                                                each.quantity(),
                                                customer.segment())))));
    }

    private static String csv(String header, Stream<String> rows) {
        return rows.collect(Collectors.joining("\n", header + "\n", "\n"));
    }

    private static String row(Object... cells) {
        return Stream.of(cells).map(String::valueOf).collect(Collectors.joining(","));
    }
}
