package dev.sluice.stack.seed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;

/** Who and what there is; the same for the same seed, size and day. */
record Portfolio(List<Partner> partners, List<Customer> customers) {

    private static final List<String> BEGINNINGS = List.of(
            "Nord", "Alpen", "Delta", "Aqua", "Lumi", "Vega", "Terra", "Helio", "Maris", "Silva", "Astra", "Flora");
    private static final List<String> MIDDLES =
            List.of("werk", "soft", "line", "gate", "port", "mark", "feld", "sund", "berg", "vik", "mond", "lab");
    private static final List<String> TRADES = List.of(
            "Logistics",
            "Energi",
            "Versicherung",
            "Foods",
            "Waterwerken",
            "Assurances",
            "Kliniken",
            "Retail",
            "Maskin",
            "Bank",
            "Shipping",
            "Pharma");
    private static final List<String> EUROPE = List.of("NL", "DE", "DK", "IT", "FR", "SE", "BE", "AT");
    private static final List<String> SKUS = List.of(
            "M365_E3_TEAMS",
            "M365_E5_TEAMS",
            "M365_E3_NO_TEAMS",
            "M365_E5_NO_TEAMS",
            "M365_BP_NO_TEAMS",
            "M365_BS_NO_TEAMS",
            "LEGACY_ONPREM_X");
    private static final int FIRST_PARTNER_ID = 6_100_000;
    private static final int DIRECT_IN_EUROPE = 5;
    private static final int PROVIDERS = 2;
    private static final int RESELLERS = 4;
    private static final int IN_AMERICA = 2;

    /** @param provider of an indirect reseller; else empty */
    record Partner(
            String tenant, String name, String pcn, String partnerId, String types, String country, String provider) {

        boolean transacts() {
            return !types.equals("INDIRECT_RESELLER");
        }
    }

    /** @param partner who serves it */
    record Customer(
            String tenant, String name, String country, String segment, Partner partner, List<Agreement> agreements) {

        String administrator() {
            return "admin@%s.example".formatted(tenant.substring(0, 8));
        }
    }

    record Agreement(String id, LocalDate start, LocalDate end, List<Subscription> subscriptions) {}

    /** @param wanted its partner means to renew it */
    record Subscription(String id, String sku, int quantity, boolean wanted) {}

    static Portfolio of(int customers, long seed, LocalDate today) {
        var random = new Random(seed);
        var partners = partners(random);
        var all = new ArrayList<Customer>();
        for (var no = 0; no < customers; no++) {
            all.add(customer(random, partners, no, today));
        }
        return new Portfolio(partners, List.copyOf(all));
    }

    private static List<Partner> partners(Random random) {
        var all = new ArrayList<Partner>();
        for (var no = 0; no < DIRECT_IN_EUROPE; no++) {
            all.add(partner(random, all.size(), "LSP|DIRECT_BILL", EUROPE.get(no), ""));
        }
        for (var no = 0; no < PROVIDERS; no++) {
            all.add(partner(random, all.size(), "INDIRECT_PROVIDER", EUROPE.get(no + 2), ""));
        }
        for (var no = 0; no < RESELLERS; no++) {
            var provider = all.get(DIRECT_IN_EUROPE + no % PROVIDERS).tenant();
            all.add(partner(random, all.size(), "INDIRECT_RESELLER", EUROPE.get(no), provider));
        }
        for (var no = 0; no < IN_AMERICA; no++) {
            all.add(partner(random, all.size(), "LSP|DIRECT_BILL", "US", ""));
        }
        return List.copyOf(all);
    }

    private static Partner partner(Random random, int no, String types, String country, String provider) {
        var tenant = uuid(random);
        return new Partner(
                tenant,
                name(random) + " Cloud",
                "S" + tenant.substring(0, 7).toUpperCase(Locale.ROOT),
                Integer.toString(FIRST_PARTNER_ID + random.nextInt(100_000) * 100 + no),
                types,
                country,
                provider);
    }

    private static Customer customer(Random random, List<Partner> partners, int no, LocalDate today) {
        var transacting = partners.stream().filter(Partner::transacts).toList();
        var partner = transacting.get(random.nextInt(transacting.size()));
        var country = partner.country().equals("US") ? "US" : EUROPE.get(random.nextInt(EUROPE.size()));
        var draw = random.nextInt(20);
        var segment = draw < 17 ? "COMMERCIAL" : draw < 19 ? "EDUCATION" : "NONPROFIT";
        var tenant = uuid(random);
        var agreements = new ArrayList<Agreement>();
        for (var i = 0; i <= random.nextInt(3); i++) {
            agreements.add(agreement(random, "S%s-%d".formatted(tenant.substring(0, 8), i), segment, today));
        }
        return new Customer(
                tenant,
                "%s %s %d".formatted(name(random), pick(random, TRADES), no),
                country,
                segment,
                partner,
                agreements);
    }

    /** Many end soon; some ended a while ago, or end in a year or two. */
    private static Agreement agreement(Random random, String id, String segment, LocalDate today) {
        var end = today.plusDays(random.nextInt(10) < 7 ? random.nextInt(85) + 2L : random.nextInt(620) - 80L);
        var subscriptions = new ArrayList<Subscription>();
        for (var i = 0; i <= random.nextInt(4); i++) {
            var sku = segment.equals("EDUCATION") ? "M365_A3_EDU" : pick(random, SKUS);
            var isSmall = sku.startsWith("M365_B");
            var quantity = 1 + random.nextInt(isSmall ? 60 : 2000);
            subscriptions.add(new Subscription(id + "-" + i, sku, quantity, random.nextInt(10) < 6));
        }
        return new Agreement(id, end.minusYears(3), end, subscriptions);
    }

    private static String name(Random random) {
        return pick(random, BEGINNINGS) + pick(random, MIDDLES);
    }

    private static String pick(Random random, List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private static String uuid(Random random) {
        return new UUID(
                        (random.nextLong() & ~0xf000L) | 0x4000L,
                        (random.nextLong() & ~0xc000000000000000L) | 0x8000000000000000L)
                .toString();
    }
}
