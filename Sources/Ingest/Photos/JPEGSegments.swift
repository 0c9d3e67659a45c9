import SurveyModel

/// The parts of a JPEG's header that state where and when the photo was taken.
struct JPEGSegments {
  /// The TIFF structure of the first Exif segment; nil when there is none.
  private(set) var exif: [UInt8]?
  /// The XMP packets in the order of the file. Extended XMP, which holds pictures and depth maps, is not among them.
  private(set) var xmp: [[UInt8]] = []

  private static let exifName = Array("Exif\0\0".utf8)
  private static let xmpName = Array("http://ns.adobe.com/xap/1.0/\0".utf8)
  /// The most segments that a header may have. Most have a dozen; panoramas and colour profiles need a hundred.
  private static let mostSegments = 2000

  /// Reads the segments up to the start of the picture. Throws ``PhotoFault`` when they are damaged or cut.
  init(_ photo: inout PhotoBytes) throws(PhotoFault) {
    var position = 2
    for _ in 0..<Self.mostSegments {
      guard let marker = try Self.read(&photo, position, 4) else {
        throw PhotoFault(.photoUnreadable, "the photo ends at byte \(photo.size), in the middle of its header: it was cut off")
      }
      guard marker[0] == 0xFF else {
        throw PhotoFault(.photoUnreadable, "byte \(position) should begin a segment of the JPEG header: the photo is damaged")
      }
      switch marker[1] {
      case 0xFF:
        // A fill byte.
        position += 1
        continue
      case 0xD9, 0xDA: return
      case 0x01, 0xD0...0xD8:
        position += 2
        continue
      default: break
      }
      let length = Int(marker[2]) << 8 | Int(marker[3])
      guard length >= 2 else {
        throw PhotoFault(.photoUnreadable, "the segment at byte \(position) states a length of \(length): the photo is damaged")
      }
      if marker[1] == 0xE1 {
        guard let content = try Self.read(&photo, position + 4, length - 2) else {
          throw PhotoFault(
            .photoUnreadable, "the photo ends at byte \(photo.size), within its Exif or XMP segment: it was cut off")
        }
        take(content)
      }
      position += 2 + length
    }
    throw PhotoFault(.photoUnreadable, "the header has more than \(Self.mostSegments) segments: this is no photo of a camera")
  }

  private mutating func take(_ content: [UInt8]) {
    if content.starts(with: Self.exifName) {
      if exif == nil { exif = Array(content.dropFirst(Self.exifName.count)) }
    } else if content.starts(with: Self.xmpName) {
      xmp.append(Array(content.dropFirst(Self.xmpName.count)))
    }
  }

  private static func read(_ photo: inout PhotoBytes, _ offset: Int, _ count: Int) throws(PhotoFault) -> [UInt8]? {
    do {
      return try photo.bytes(offset, count).map { Array($0) }
    } catch {
      throw PhotoFault(.photoUnreadable, error.message)
    }
  }
}
