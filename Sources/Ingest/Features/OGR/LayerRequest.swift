package import SurveyModel

/// A layer that GDAL is to read.
package struct LayerRequest: Sendable {
  package enum Content: Sendable {
    case rivers, areas, survey

    /// What fits, in words.
    var name: String {
      switch self {
      case .rivers: "lines"
      case .areas: "polygons"
      case .survey: "points or lines"
      }
    }
  }

  /// The file's path, or the connection of a database.
  package var place: String
  package var format: FileFormat
  /// As outputs show it.
  package var source: String
  package var content: Content
  /// The layer's name; nil for the only one that fits.
  package var layer: String?
  /// What comes after WHERE; nil for all features.
  package var condition: String?
  /// The user's word for the encoding of a shapefile's texts; nil: by its .cpg file, else judged.
  package var encoding: String?
  /// True for a copy in a folder of our own, where GDAL may lock and write as it likes.
  package var isCopy = false
  /// What must not show in a message: the password of a database.
  package var secret: String?

  package init(place: String, format: FileFormat, source: String, content: Content) {
    self.place = place
    self.format = format
    self.source = source
    self.content = content
  }
}
