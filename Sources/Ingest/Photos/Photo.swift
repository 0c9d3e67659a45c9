package import SurveyModel

/// What the header of a photo states about where and when it was taken.
package struct Photo: Sendable {
  package var event: PhotoEvent
  /// The CRS that the photo states (`GPSMapDatum`); nil for none or WGS 84.
  package var statedCRS: String?
  /// The tags that were read, as name and text; they are the photo's attributes.
  package var fields: [(name: String, value: String)]
}

extension Photo {
  /// The description of the photo as a file, for `inspect` and the manifest.
  package var description: FileDescription {
    var description = FileDescription(format: .photo, encoding: "binary")
    description.statedCRS = statedCRS
    description.columns = fields.map(\.name)
    return description
  }
}
