package dev.sluice.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the gateway sends a path, by the rules of Gateway API: the longest prefix of whole segments; a pattern counts as longest. */
record Routing(List<Rule> rules) {

    record Rule(String route, String type, String value, String backend, Optional<String> replacement, JsonNode rule) {

        boolean matches(String path) {
            return switch (type) {
                case "PathPrefix" -> path.equals(value) || path.startsWith(value + "/");
                case "Exact" -> path.equals(value);
                case "RegularExpression" -> Pattern.matches(value, path);
                default -> throw new IllegalStateException(type);
            };
        }

        int rank() {
            return type.equals("PathPrefix") ? value.length() : Integer.MAX_VALUE;
        }

        String rewritten(String path) {
            return replacement
                    .map(prefix -> prefix + path.substring(value.length()))
                    .orElse(path);
        }

        Optional<String> forwardedPrefix() {
            return Manifests.each(rule.path("filters"))
                    .flatMap(filter -> Manifests.each(filter.at("/requestHeaderModifier/set")))
                    .filter(header -> header.path("name").asText().equals("X-Forwarded-Prefix"))
                    .map(header -> header.path("value").asText())
                    .findFirst();
        }
    }

    static Routing of(Manifests objects) {
        var rules = new ArrayList<Rule>();
        objects.kind("HTTPRoute")
                .filter(route ->
                        route.at("/spec/parentRefs/0/sectionName").asText().equals("https"))
                .forEach(route -> route.at("/spec/rules")
                        .forEach(rule -> rule.path("matches")
                                .forEach(match -> rules.add(new Rule(
                                        route.at("/metadata/name").asText(),
                                        match.at("/path/type").asText(),
                                        match.at("/path/value").asText(),
                                        rule.at("/backendRefs/0/name").asText(),
                                        Manifests.each(rule.path("filters"))
                                                .map(filter -> filter.at("/urlRewrite/path/replacePrefixMatch"))
                                                .filter(JsonNode::isTextual)
                                                .map(JsonNode::asText)
                                                .findFirst(),
                                        rule)))));
        return new Routing(rules);
    }

    /** All rules of the best rank: more than one is an ambiguity. */
    List<Rule> best(String path) {
        var matching = rules.stream().filter(rule -> rule.matches(path)).toList();
        var best = matching.stream().max(Comparator.comparingInt(Rule::rank));
        return matching.stream()
                .filter(rule -> rule.rank() == best.orElseThrow().rank())
                .toList();
    }
}
