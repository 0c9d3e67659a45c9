private import CLinux

extension Descriptor {
  /// Sets the disk to work on `count` bytes from `offset` on, and does not wait for it: ``synchronise()`` then has less to do.
  /// Promises nothing and reports nothing.
  package func startWriteBack(from offset: Int, count: Int) {
    if count > 0 { linux_start_write_back(number, Int64(offset), Int64(count)) }
  }
}
