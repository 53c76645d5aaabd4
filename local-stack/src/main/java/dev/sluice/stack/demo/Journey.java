package dev.sluice.stack.demo;

import java.util.List;

/** A story of the product, told in steps. */
interface Journey {

    String title();

    List<Step> steps();
}
