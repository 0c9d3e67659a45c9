import SurveyModel

extension PhotoHeader {
  /// The directory of ``ExifTags`` that a tag belongs to.
  enum Part { case image, camera, gps }

  /// The tags that are read, with their names in the Exif standard.
  private static let tags: [(part: Part, tag: UInt16, name: String)] = [
    (.image, 0x010F, "Make"), (.image, 0x0110, "Model"), (.camera, 0x9003, "DateTimeOriginal"),
    (.camera, 0x9291, "SubSecTimeOriginal"), (.camera, 0x9011, "OffsetTimeOriginal"), (.image, 0x0132, "DateTime"),
    (.gps, 1, "GPSLatitudeRef"), (.gps, 2, "GPSLatitude"), (.gps, 3, "GPSLongitudeRef"), (.gps, 4, "GPSLongitude"),
    (.gps, 5, "GPSAltitudeRef"), (.gps, 6, "GPSAltitude"), (.gps, 7, "GPSTimeStamp"), (.gps, 0x1D, "GPSDateStamp"),
    (.gps, 9, "GPSStatus"), (.gps, 0x0B, "GPSDOP"), (.gps, 0x10, "GPSImgDirectionRef"), (.gps, 0x11, "GPSImgDirection"),
    (.gps, 0x12, "GPSMapDatum"), (.gps, 0x1F, "GPSHPositioningError"),
  ]

  /// The names and values of all tags that are read: first those of Exif, with numbers in decimals, then those of XMP.
  var fields: [(name: String, value: String)] {
    var fields: [(name: String, value: String)] = []
    for (part, tag, name) in Self.tags {
      switch value(part, tag) {
      case .text(let text):
        // The decoding has replaced broken UTF-8, and control characters are escaped when the text is written.
        if !text.isEmpty { fields.append((name, String(text.prefix(128)))) }
      case .numbers(let numbers):
        let texts = numbers.prefix(4).map { $0 == $0.rounded() && abs($0) < 1e9 ? "\(Int($0))" : "\($0)" }
        fields.append((name, texts.joined(separator: " ")))
      case nil: break
      }
    }
    for name in xmp.names {
      if let value = xmp[name] { fields.append((name, value)) }
    }
    return fields
  }

  func value(_ part: Part, _ tag: UInt16) -> ExifValue? {
    switch part {
    case .image: exif?.image[tag]
    case .camera: exif?.camera[tag]
    case .gps: exif?.gps[tag]
    }
  }

  func text(_ part: Part, _ tag: UInt16) -> String? {
    guard case .text(let text) = value(part, tag) else { return nil }
    return text.trimmingSpace
  }

  func number(_ part: Part, _ tag: UInt16) -> Double? { value(part, tag)?.number }

  func numbers(_ part: Part, _ tag: UInt16) -> [Double]? {
    guard case .numbers(let numbers) = value(part, tag) else { return nil }
    return numbers
  }

  /// The number that XMP states under this name in the namespace of DJI; nil when there is none.
  func xmpNumber(_ name: String) -> Double? { xmp["drone-dji:\(name)"].flatMap(Self.number) }

  static func number(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    return NumberText.parse(bytes.span)
  }
}
