private import CLinux

/// How the process asks the system for memory.
package enum MemoryPolicy {
  /// Keeps freed blocks for the next ones of their size instead of giving them back at once: chunks of a megabyte come and go
  /// by the thousand, and each would cost some hundred page faults anew.
  package static func keepFreedMemory() {
    _ = mallopt(M_MMAP_THRESHOLD, 64 << 20)
    _ = mallopt(M_TRIM_THRESHOLD, 256 << 20)
    // One heap for all threads: what one frees, the other uses.
    _ = mallopt(M_ARENA_MAX, 1)
  }

  /// Gives back what is free now: after a stage whose blocks the next one does not use again.
  package static func giveBack() {
    _ = malloc_trim(0)
  }
}
