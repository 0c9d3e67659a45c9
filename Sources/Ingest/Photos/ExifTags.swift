import SurveyModel

/// A value of a TIFF tag.
enum ExifValue: Equatable {
  case text(String)
  /// Rationals and integers; NaN for a rational whose denominator is 0.
  case numbers([Double])

  var number: Double? {
    guard case .numbers(let numbers) = self, let first = numbers.first, first.isFinite else { return nil }
    return first
  }
}

/// The tags of a TIFF structure (Exif 2.32, TIFF 6.0): those of the first picture, the Exif and the GPS directory.
///
/// No offset, count or pointer is believed: what lies outside is left out, directories are read once each, and no more
/// than ``ExifTags/mostEntries`` of their entries.
struct ExifTags {
  /// By tag number; those of the GPS directory are counted from 0 there.
  private(set) var image: [UInt16: ExifValue] = [:]
  private(set) var camera: [UInt16: ExifValue] = [:]
  private(set) var gps: [UInt16: ExifValue] = [:]
  private(set) var isEmpty = true

  static let mostEntries = 1024
  private static let longestValue = 4096

  private enum Tag {
    static let cameraDirectory: UInt16 = 0x8769
    static let gpsDirectory: UInt16 = 0x8825
  }

  /// Nil where `photo` does not begin as TIFF does.
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
    // Each of the two is read once and its pointers are not followed: no circle can be.
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

  /// One directory: its values, and where others begin.
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
        // The first of a tag that stands twice wins, as in ExifTool.
        if values[tag] == nil { values[tag] = Self.value(raw, type: type, count: count, isLittle) }
      }
    }

    /// Bytes of one value of each type.
    private static let sizes: [Int: Int] = [1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4]

    private static func value(_ raw: [UInt8], type: Int, count: Int, _ isLittle: Bool) -> ExifValue? {
      switch type {
      case 2:
        let text = raw.prefix { $0 != 0 }
        return .text(String(decoding: text, as: UTF8.self))
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
