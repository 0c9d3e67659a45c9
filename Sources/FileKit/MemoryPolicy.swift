private import CLinux

/// Sets how the process keeps memory that it has freed.
package enum MemoryPolicy {
  /// Keeps freed blocks for later ones, instead of returning them to the system at once. Chunks of a megabyte are allocated and
  /// freed by the thousand, and each new one from the system would cost some hundred page faults.
  package static func keepFreedMemory() {
    _ = mallopt(M_MMAP_THRESHOLD, 64 << 20)
    _ = mallopt(M_TRIM_THRESHOLD, 256 << 20)
    // With one heap for all threads, a thread can use what another one freed.
    _ = mallopt(M_ARENA_MAX, 1)
  }

  /// Returns free memory to the system. Called after a stage that needs more memory than the next one.
  package static func giveBack() {
    _ = malloc_trim(0)
  }
}
