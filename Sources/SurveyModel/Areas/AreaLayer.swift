/// A polygon layer for roll-ups: basins or districts.
package struct AreaLayer: Sendable {
  package struct Area: Sendable {
    package var record: Int
    package var id: String
    package var name: String?
    /// Id of the area that this one lies in, where the layer says it.
    package var parent: String?
    /// Polygons, each an outer ring followed by its holes; rings are closed.
    package var polygons: [[[Coordinate]]]

    package init(record: Int, id: String, name: String?, parent: String? = nil, polygons: [[[Coordinate]]]) {
      self.record = record
      self.id = id
      self.name = name
      self.parent = parent
      self.polygons = polygons
    }
  }

  package var areas: [Area] = []
  package var description: FileDescription
  package var account = FileAccount()
  package var findings: [Finding] = []
  package var rejections: [Rejection] = []

  package init(description: FileDescription) {
    self.description = description
  }
}
