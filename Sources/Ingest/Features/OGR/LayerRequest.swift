package import SurveyModel

/// Which layer GDAL should read, and how.
package struct LayerRequest: Sendable {
  package enum Content: Sendable {
    case rivers, areas, survey

    /// The geometries that fit, in words.
    var name: String {
      switch self {
      case .rivers: "lines"
      case .areas: "polygons"
      case .survey: "points or lines"
      }
    }
  }

  /// What GDAL opens: the path of a file or folder, or the connection to a database.
  package var dataset: String
  package var format: FileFormat
  /// The name of the source as outputs show it.
  package var source: String
  package var content: Content
  /// The name of the layer; nil for the only one that fits.
  package var layer: String?
  /// The condition that features must meet, as SQL has it after WHERE; nil for all features.
  package var condition: String?
  /// The encoding of a shapefile's texts as the user names it; nil: that of its .cpg file, else judged from the texts.
  package var encoding: String?
  /// True for a copy in a scratch folder, in which GDAL may make locks and files.
  package var isCopy = false
  /// The password of a database, which must not appear in messages.
  package var secret: String?

  package init(dataset: String, format: FileFormat, source: String, content: Content) {
    self.dataset = dataset
    self.format = format
    self.source = source
    self.content = content
  }
}
