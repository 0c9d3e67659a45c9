package import SurveyModel

/// What the header of a photo says of where and when it was taken.
package struct Photo: Sendable {
  package var event: PhotoEvent
  /// The CRS that the photo states (`GPSMapDatum`); nil for none or WGS 84.
  package var statedCRS: String?
  /// The tags that were read, as name and text: what ``PhotoEvent/attributes`` is written from.
  package var fields: [(name: String, value: String)]
}

/// True for the names under which photos come that are read here.
package func isPhotoName(_ name: String) -> Bool {
  guard let dot = name.lastIndex(of: ".") else { return false }
  return ["jpg", "jpeg", "jpe", "dng", "tif", "tiff"].contains(name[name.index(after: dot)...].lowercased())
}

/// Reads the header of a JPEG, DNG or TIFF photo: Exif, and XMP of DJI (both spellings, attributes or elements) and Pix4D.
///
/// The laser target, where the photo has a valid one, is the outlet's position; else it is the aircraft's, or the
/// phone's. XMP comes before Exif, which some aircraft leave empty. A photo without a usable position is no error here: its
/// event says why. `source` is the photo's name as outputs show it.
package func readPhoto(_ bytes: PhotoBytes, options: IngestOptions) -> Photo {
  var photo = bytes
  let file = options.source.split(separator: "/").last.map(String.init) ?? options.source
  var event = PhotoEvent(source: options.source, record: 1, name: file)
  event.byteCount = bytes.size
  event.isFile = true
  do throws(PhotoFault) {
    let header = try PhotoHeader(&photo)
    return PhotoReading(header, options).photo(event)
  } catch {
    event.fault = (error.rule, error.message, error.column)
    return Photo(event: event, statedCRS: nil, fields: [])
  }
}

/// A photo as a file of its own: one record, which is accepted where it holds a position; else it is rejected where photos
/// become observations, and no record at all otherwise. Throws ``InputError`` for a file that is damaged or no photo.
package func readPhotoFile(_ bytes: [UInt8], options: IngestOptions) throws(InputError) -> SurveyFile {
  let photo = readPhoto(PhotoBytes(bytes), options: options)
  var builder = ObservationBuilder(options)
  let whole = 0..<bytes.count
  if let fault = photo.event.fault {
    if fault.rule == .photoUnreadable { throw InputError(.unreadable, fault.message, source: options.source) }
    if options.photosAreObservations {
      builder.reject(fault.rule, fault.message, column: fault.column, SourceRecord(1, bytes: whole), raw: [])
    } else {
      builder.structural(bytes: whole)
      builder.note(.photoWithoutPosition, .warning, "the photo gives no position: \(fault.message)")
    }
  } else {
    builder.acceptElsewhere(bytes: whole, flags: photo.event.flags)
  }
  var file = builder.file(photo.description, contentBytes: bytes.count)
  file.photos = [photo.event]
  return file
}

extension Photo {
  /// For `inspect` and the manifest.
  package var description: FileDescription {
    var description = FileDescription(format: .photo, encoding: "binary")
    description.statedCRS = statedCRS
    description.columns = fields.map(\.name)
    return description
  }
}

/// Exif and XMP of one photo.
struct PhotoHeader {
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
