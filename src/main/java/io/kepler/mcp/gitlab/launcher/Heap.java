package io.kepler.mcp.gitlab.launcher;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What Java holds for the program. */
final class Heap {

    /** How much of the heap is kept free, in percent. */
    private static final String LEAST_FREE = "MinHeapFreeRatio";

    private static final String MOST_FREE = "MaxHeapFreeRatio";

    private Heap() {}

    /**
     * Gives back to the system what only the start needed, several times of what an idle server does. Nothing but a
     * smaller process depends on it, so a Java that cannot do it goes on as it is.
     */
    static void trim() {
        HotSpotDiagnosticMXBean java = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        if (java == null) {
            return;
        }
        try {
            Map<String, String> before = List.of(MOST_FREE, LEAST_FREE).stream()
                    .collect(Collectors.toMap(
                            name -> name, name -> java.getVMOption(name).getValue()));
            java.setVMOption(LEAST_FREE, "10");
            java.setVMOption(MOST_FREE, "30");
            System.gc();
            java.setVMOption(MOST_FREE, before.get(MOST_FREE));
            java.setVMOption(LEAST_FREE, before.get(LEAST_FREE));
        } catch (IllegalArgumentException e) {
            // Another garbage collector, which has its own ways.
        }
    }
}
