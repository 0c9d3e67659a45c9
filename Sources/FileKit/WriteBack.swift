private import CLinux

extension Descriptor {
  /// Starts writing `count` bytes from `offset` on to the disk, without waiting, so that ``synchronise()`` has less to do later.
  /// Failures are not reported.
  package func startWriteBack(from offset: Int, count: Int) {
    if count > 0 { linux_start_write_back(number, Int64(offset), Int64(count)) }
  }
}
