import SurveyModel

/// The tags of a TIFF structure (Exif 2.32, TIFF 6.0) in its first picture directory, its Exif directory and its GPS directory.
///
/// Offsets, counts and pointers may be wrong. So a value that lies outside the file is left out, each directory is read once,
/// and at most ``ExifTags/mostEntries`` entries of it.
struct ExifTags {
  /// The values of the first picture directory by their tag numbers.
  private(set) var image: [UInt16: ExifValue] = [:]
  /// The values of the Exif directory by their tag numbers.
  private(set) var camera: [UInt16: ExifValue] = [:]
  /// The values of the GPS directory by their tag numbers.
  private(set) var gps: [UInt16: ExifValue] = [:]
  private(set) var isEmpty = true

  static let mostEntries = 1024
  private static let longestValue = 4096

  private enum Tag {
    static let cameraDirectory: UInt16 = 0x8769
    static let gpsDirectory: UInt16 = 0x8825
  }

  /// Nil when `photo` does not begin as TIFF does.
  init?(_ photo: inout PhotoBytes) throws(InputError) {
    guard let head = try photo.bytes(0, 8).map({ Array($0) }) else { return nil }
    let isLittle: Bool
    switch (head[0], head[1]) {
    case (0x49, 0x49): isLittle = true
    case (0x4D, 0x4D): isLittle = false
    default: return nil
    }
    guard Self.integer(head, 2, 2, isLittle) == 42 else { return nil }
    let first = try Directory(&photo, at: Self.integer(head, 4, 4, isLittle), isLittle)
    image = first.values
    // Pointers of these two directories are not followed, so directories that point at each other cause no endless loop.
    if let at = first.pointers[Tag.cameraDirectory] { camera = try Directory(&photo, at: at, isLittle).values }
    if let at = first.pointers[Tag.gpsDirectory] { gps = try Directory(&photo, at: at, isLittle).values }
    isEmpty = image.isEmpty && camera.isEmpty && gps.isEmpty
  }

  fileprivate static func integer(_ bytes: some RandomAccessCollection<UInt8>, _ offset: Int, _ count: Int, _ isLittle: Bool)
    -> Int
  {
    var value = 0
    for step in 0..<count {
      let byte = bytes[bytes.index(bytes.startIndex, offsetBy: offset + (isLittle ? count - 1 - step : step))]
      value = value << 8 | Int(byte)
    }
    return value
  }

  /// One directory: its values, and the offsets of other directories.
  private struct Directory {
    var values: [UInt16: ExifValue] = [:]
    var pointers: [UInt16: Int] = [:]

    init(_ photo: inout PhotoBytes, at offset: Int, _ isLittle: Bool) throws(InputError) {
      guard let head = try photo.bytes(offset, 2) else { return }
      let stated = ExifTags.integer(head, 0, 2, isLittle)
      for entry in 0..<min(stated, ExifTags.mostEntries) {
        guard let bytes = try photo.bytes(offset + 2 + entry * 12, 12).map({ Array($0) }) else { return }
        let tag = UInt16(truncatingIfNeeded: ExifTags.integer(bytes, 0, 2, isLittle))
        let type = ExifTags.integer(bytes, 2, 2, isLittle)
        let count = ExifTags.integer(bytes, 4, 4, isLittle)
        guard let size = Self.sizes[type], count > 0, count <= ExifTags.longestValue else { continue }
        let length = size * count
        let at = length <= 4 ? offset + 2 + entry * 12 + 8 : ExifTags.integer(bytes, 8, 4, isLittle)
        if tag == Tag.cameraDirectory || tag == Tag.gpsDirectory { pointers[tag] = ExifTags.integer(bytes, 8, 4, isLittle) }
        guard let raw = try photo.bytes(at, length).map({ Array($0) }) else { continue }
        // Of a tag that occurs twice the first value counts, as in ExifTool.
        if values[tag] == nil { values[tag] = Self.value(raw, type: type, count: count, isLittle) }
      }
    }

    /// The bytes of one value, by the number of its type.
    private static let sizes: [Int: Int] = [1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4]

    private static func value(_ raw: [UInt8], type: Int, count: Int, _ isLittle: Bool) -> ExifValue? {
      switch type {
      case 2:
        let text = raw.prefix { $0 != 0 }
        return .text(String(decoding: text, as: UTF8.self))
      // The version of Exif is four digits of no type.
      case 7: return count == 4 ? .text(String(decoding: raw, as: UTF8.self)) : nil
      case 1, 3, 4, 13:
        let size = type == 1 ? 1 : type == 3 ? 2 : 4
        return .numbers((0..<count).map { Double(integer(raw, $0 * size, size, isLittle)) })
      case 9:
        return .numbers((0..<count).map { Double(Int32(truncatingIfNeeded: integer(raw, $0 * 4, 4, isLittle))) })
      case 5, 10:
        return .numbers(
          (0..<count).map { index in
            var above = integer(raw, index * 8, 4, isLittle)
            var below = integer(raw, index * 8 + 4, 4, isLittle)
            if type == 10 {
              above = Int(Int32(truncatingIfNeeded: above))
              below = Int(Int32(truncatingIfNeeded: below))
            }
            return below == 0 ? .nan : Double(above) / Double(below)
          })
      default: return nil
      }
    }
  }
}
