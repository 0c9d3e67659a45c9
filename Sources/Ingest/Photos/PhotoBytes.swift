package import SurveyModel

/// The bytes of a photo, which are fetched when they are asked for: the header is about a hundredth of a photo of 10 MB.
package struct PhotoBytes {
  package let size: Int
  private let fetch: Fetch
  /// The bytes that were fetched last.
  private var held: [UInt8] = []
  /// The offset of ``held`` in the photo.
  private var start = 0

  /// The number of bytes that are fetched at a time, which holds the header of nearly every photo.
  package static let block = 64 << 10
  /// The most bytes that may be asked for at a time: no part of a header is longer.
  static let longest = 1 << 20

  /// Returns the bytes from an offset on, at most as many as are asked for.
  package typealias Fetch = (_ offset: Int, _ count: Int) -> Result<[UInt8], InputError>

  package init(size: Int, fetch: @escaping Fetch) {
    self.size = size
    self.fetch = fetch
  }

  /// A photo whose bytes have all been read.
  package init(_ bytes: [UInt8]) {
    size = bytes.count
    fetch = { _, _ in .success([]) }
    held = bytes
  }

  /// The `count` bytes from `offset` on; nil when the photo ends before, or when `count` is more than ``longest``.
  mutating func bytes(_ offset: Int, _ count: Int) throws(InputError) -> ArraySlice<UInt8>? {
    guard offset >= 0, count >= 0, count <= Self.longest, offset <= size, count <= size - offset else { return nil }
    if offset < start || offset + count > start + held.count {
      held = try fetch(offset, max(count, Self.block)).get()
      start = offset
      // Fewer bytes come when the file was cut short since its size was read.
      guard held.count >= count else { return nil }
    }
    return held[(offset - start)..<(offset - start + count)]
  }
}
