package import SurveyModel

/// The bytes of a photo, fetched as they are asked for: of a photo of 10 MB its header is a hundredth.
package struct PhotoBytes {
  package let size: Int
  private let fetch: Fetch
  /// What was fetched last, and where it begins.
  private var held: [UInt8] = []
  private var start = 0

  /// As much as is fetched at a time: the header of nearly every photo.
  package static let block = 64 << 10
  /// As much as is ever looked at in one piece: no header is longer.
  static let longest = 1 << 20

  /// Gives the bytes from an offset on, at most as many as are asked for.
  package typealias Fetch = (_ offset: Int, _ count: Int) -> Result<[UInt8], InputError>

  package init(size: Int, fetch: @escaping Fetch) {
    self.size = size
    self.fetch = fetch
  }

  /// Of bytes that are at hand.
  package init(_ bytes: [UInt8]) {
    size = bytes.count
    fetch = { _, _ in .success([]) }
    held = bytes
  }

  /// The bytes of `range`; nil where it reaches beyond the file or is longer than ``longest``.
  mutating func bytes(_ offset: Int, _ count: Int) throws(InputError) -> ArraySlice<UInt8>? {
    guard offset >= 0, count >= 0, count <= Self.longest, offset <= size, count <= size - offset else { return nil }
    if offset < start || offset + count > start + held.count {
      held = try fetch(offset, max(count, Self.block)).get()
      start = offset
      // The file was cut short while it was read.
      guard held.count >= count else { return nil }
    }
    return held[(offset - start)..<(offset - start + count)]
  }
}
