package dev.sluice.stack.launch;

/** A service that does not come up. */
final class DyingApplication {

    private DyingApplication() {}

    public static void main(String[] arguments) {
        System.out.println("the database is of another kind");
        System.exit(3);
    }
}
