package dev.sluice.attribution.evidence;

/** A known defect of a proof, told before it is submitted. It hinders nothing by itself: a reviewer will see it too. */
public record Finding(String code, String message) {}
