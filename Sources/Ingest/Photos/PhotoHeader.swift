import SurveyModel

/// The Exif tags and the XMP of one photo.
struct PhotoHeader {
  /// Nil when the photo has no Exif.
  var exif: ExifTags?
  var xmp = PhotoXMP([])

  init(_ photo: inout PhotoBytes) throws(PhotoFault) {
    let start: [UInt8]
    do {
      guard photo.size > 0 else { throw PhotoFault(.photoUnreadable, "the file is empty") }
      start = try photo.bytes(0, min(4, photo.size)).map { Array($0) } ?? []
    } catch let error as InputError {
      throw PhotoFault(.photoUnreadable, error.message)
    } catch let error as PhotoFault {
      throw error
    } catch {
      throw PhotoFault(.photoUnreadable, "\(error)")
    }
    if start.starts(with: [0xFF, 0xD8]) {
      let segments = try JPEGSegments(&photo)
      xmp = PhotoXMP(segments.xmp)
      if let bytes = segments.exif {
        var content = PhotoBytes(bytes)
        exif = try Self.tags(&content)
      }
    } else if start == [0x49, 0x49, 0x2A, 0] || start == [0x4D, 0x4D, 0, 0x2A] {
      exif = try Self.tags(&photo)
      if case .text(let packet) = exif?.image[0x02BC] { xmp = PhotoXMP([Array(packet.utf8)]) }
    } else {
      throw PhotoFault(.photoUnreadable, "the file is no JPEG, DNG or TIFF inside, whatever its name says")
    }
  }

  private static func tags(_ bytes: inout PhotoBytes) throws(PhotoFault) -> ExifTags? {
    do {
      return try ExifTags(&bytes)
    } catch {
      throw PhotoFault(.photoUnreadable, error.message)
    }
  }
}
