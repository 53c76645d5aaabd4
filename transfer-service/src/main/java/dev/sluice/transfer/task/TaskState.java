package dev.sluice.transfer.task;

/** Whether it still has to be done. */
public enum TaskState {
    OPEN,
    CLOSED
}
