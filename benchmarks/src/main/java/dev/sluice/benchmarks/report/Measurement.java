package dev.sluice.benchmarks.report;

import java.util.List;

/**
 * What a benchmark found.
 *
 * @param valid whether A against A agreed well enough for the rest to mean anything
 */
public record Measurement(String title, List<String> method, boolean valid, List<Figure> figures) {

    public Measurement {
        method = List.copyOf(method);
        figures = List.copyOf(figures);
    }

    public boolean holds() {
        return valid && figures.stream().allMatch(figure -> figure.holds() == null || figure.holds());
    }
}
