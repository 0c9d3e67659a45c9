/// A JPEG that is all header: made by tests, byte by byte.
package struct MadePhoto: Sendable {
  /// A value of an Exif tag.
  package enum Value: Sendable {
    case text(String)
    case short(Int)
    case rationals([(Int, Int)])
    case undefined([UInt8])
  }

  package var isLittleEndian = true
  package var image: [(tag: Int, value: Value)] = []
  package var camera: [(tag: Int, value: Value)] = []
  package var gps: [(tag: Int, value: Value)] = []
  /// The content of `x:xmpmeta`'s description: attributes, then elements.
  package var xmp: String?
  /// Put into the picture itself, so that photos differ.
  package var picture = ""

  package init() {}

  /// Degrees as Exif has them, with the letter.
  package mutating func setPosition(latitude: Double, longitude: Double) {
    gps.append((1, .text(latitude < 0 ? "S" : "N")))
    gps.append((2, Self.angle(abs(latitude))))
    gps.append((3, .text(longitude < 0 ? "W" : "E")))
    gps.append((4, Self.angle(abs(longitude))))
  }

  /// A date as Exif has it, `2024:05:16`, and seconds of the day in UTC.
  package mutating func setGPSTime(_ date: String, _ seconds: Int) {
    gps.append((7, .rationals([(seconds / 3600, 1), (seconds / 60 % 60, 1), (seconds % 60, 1)])))
    gps.append((0x1D, .text(date)))
  }

  private static func angle(_ degrees: Double) -> Value {
    let whole = Int(degrees)
    let minutes = Int((degrees - Double(whole)) * 60)
    let seconds = (degrees - Double(whole) - Double(minutes) / 60) * 3600
    return .rationals([(whole, 1), (minutes, 1), (Int((seconds * 1_000_000).rounded()), 1_000_000)])
  }

  package var bytes: [UInt8] {
    var bytes: [UInt8] = [0xFF, 0xD8]
    if !(image.isEmpty && camera.isEmpty && gps.isEmpty) { segment(0xE1, Array("Exif\0\0".utf8) + tiff, to: &bytes) }
    if let xmp {
      let packet = """
        <?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">\
        <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\(xmp)</rdf:RDF></x:xmpmeta><?xpacket end="w"?>
        """
      segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + Array(packet.utf8), to: &bytes)
    }
    segment(0xDB, [UInt8](repeating: 1, count: 65), to: &bytes)
    bytes += [0xFF, 0xDA, 0, 2] + Array(picture.utf8) + [0xFF, 0xD9]
    return bytes
  }

  private func segment(_ marker: UInt8, _ content: [UInt8], to bytes: inout [UInt8]) {
    let length = content.count + 2
    bytes += [0xFF, marker, UInt8(length >> 8 & 255), UInt8(length & 255)] + content
  }

  /// The TIFF structure: header, three directories, then the values that do not fit into their entries.
  package var tiff: [UInt8] {
    let imageTags = image + [(0x8769, .short(0)), (0x8825, .short(0))]
    let sizes = [imageTags.count, camera.count, gps.count].map { 2 + 12 * $0 + 4 }
    let places = [8, 8 + sizes[0], 8 + sizes[0] + sizes[1]]
    var values = 8 + sizes.reduce(0, +)
    var bytes: [UInt8] = isLittleEndian ? [0x49, 0x49] : [0x4D, 0x4D]
    bytes += integer(42, 2) + integer(8, 4)
    var tail: [UInt8] = []
    for tags in [imageTags, camera, gps] {
      bytes += integer(tags.count, 2)
      for (tag, value) in tags {
        bytes += integer(tag, 2)
        if tag == 0x8769 || tag == 0x8825 {
          bytes += integer(4, 2) + integer(1, 4) + integer(tag == 0x8769 ? places[1] : places[2], 4)
          continue
        }
        let (type, count, content) = encoded(value)
        bytes += integer(type, 2) + integer(count, 4)
        if content.count <= 4 {
          bytes += content + [UInt8](repeating: 0, count: 4 - content.count)
        } else {
          bytes += integer(values, 4)
          tail += content
          values += content.count
        }
      }
      bytes += integer(0, 4)
    }
    return bytes + tail
  }

  private func encoded(_ value: Value) -> (type: Int, count: Int, content: [UInt8]) {
    switch value {
    case .text(let text): (2, text.utf8.count + 1, Array(text.utf8) + [0])
    case .short(let number): (3, 1, integer(number, 2))
    case .undefined(let bytes): (7, bytes.count, bytes)
    case .rationals(let parts): (5, parts.count, parts.flatMap { integer($0.0, 4) + integer($0.1, 4) })
    }
  }

  private func integer(_ value: Int, _ count: Int) -> [UInt8] {
    let bytes = (0..<count).map { UInt8(value >> (8 * $0) & 255) }
    return isLittleEndian ? bytes : bytes.reversed()
  }
}
