package vn.congdoan.planworkflow.benchmark;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import com.sun.management.GarbageCollectionNotificationInfo;

/** What the JVM holds in memory: as it rests, and at the most after any collection since then. */
final class Heap implements AutoCloseable {

  private final AtomicLong most = new AtomicLong();
  private final NotificationListener listener = (notification, handback) -> {
    if (!notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) return;
    var after = GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData()).getGcInfo().getMemoryUsageAfterGc();
    long used = after.entrySet().stream().filter(pool -> pool.getKey().startsWith("G1")).mapToLong(pool -> pool.getValue().getUsed()).sum();
    most.accumulateAndGet(used, Math::max);
  };

  Heap() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector).addNotificationListener(listener, null, null);
    }
  }

  /** Megabytes in use after a full collection. */
  static double idle() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1048576.0;
  }

  /** Megabytes in use at the most after a collection since this was made. */
  double peak() {
    return most.get() / 1048576.0;
  }

  @Override
  public void close() throws Exception {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      ((NotificationEmitter) collector).removeNotificationListener(listener);
    }
  }
}
