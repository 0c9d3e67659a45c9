import Glibc

/// How many times as much processor time `work` takes for `large` as for `small`, each the least of three tries.
///
/// Only the time of the calling thread counts, so neither the speed of the machine nor other work on it changes the
/// answer much. Linear work over eight times as much input takes about 8 times as long, quadratic work 64 times.
package func growth(from small: Int, to large: Int, _ work: (Int) throws -> Void) rethrows -> Double {
  func least(_ size: Int) throws -> Double {
    var least = Double.infinity
    for _ in 0..<3 {
      let start = processorSeconds()
      try work(size)
      least = min(least, processorSeconds() - start)
    }
    return least
  }
  return try least(large) / least(small)
}

private func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
