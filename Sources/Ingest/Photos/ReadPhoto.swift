package import SurveyModel

/// True for a file name with an ending of photos that are read.
package func isPhotoName(_ name: String) -> Bool {
  guard let dot = name.lastIndex(of: ".") else { return false }
  return ["jpg", "jpeg", "jpe", "dng", "tif", "tiff"].contains(name[name.index(after: dot)...].lowercased())
}

/// Reads the header of a JPEG, DNG or TIFF photo: its Exif tags, and its XMP in the namespaces of DJI (with both spellings of
/// its tags) and Pix4D.
///
/// The position is that of the laser's target, which is the outlet, if the photo states a valid one; else that of the aircraft
/// or the phone. XMP is preferred to Exif, which some aircraft leave empty. A photo without a usable position is no error: its
/// event holds the reason.
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

/// Reads a photo as a file of its own, which is one record. The record is accepted when it holds a position. Without a position
/// it is rejected if photos become observations, else it is no record. Throws ``InputError`` for a file that is damaged or no
/// photo.
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
