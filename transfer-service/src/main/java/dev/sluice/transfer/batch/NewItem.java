package dev.sluice.transfer.batch;

/** An item on its way into a batch: what it is about, and its command as JSON. */
record NewItem(String key, String entry) {}
