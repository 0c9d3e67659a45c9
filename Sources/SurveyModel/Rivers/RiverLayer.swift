/// River lines as a file gives them, before they are linked.
package struct RiverLayer: Sendable {
  /// One line feature, with one or more parts.
  package struct Feature: Sendable {
    /// 1 for the first feature of the file.
    package var record: Int
    /// The feature's bytes in the (inflated) content of its source.
    package var bytes: Range<Int>
    /// Name of the file as outputs show it.
    package var source: String
    /// The value of the river-id field, or the feature's id; nil where the feature has neither.
    package var riverID: String?
    package var riverName: String?
    /// What else it is called: in other languages, formerly, locally.
    package var otherNames: [String] = []
    package var basin: String?
    /// False where the file says that the flow direction is not known; nil where it says nothing.
    package var flowKnown: Bool?
    /// Indices into `parts`.
    package var parts: Range<Int>
    /// What the layer calls this piece of river; nil where it has no ids for pieces.
    package var reachID: String?
    /// The id by which other features say that they flow into this one, and the id of the one this flows into: nil where
    /// the layer does not say, ``mouth`` where it says that there is none.
    package var linkID: String?
    package var downstreamID: String?
    /// Name or id of the river that this one flows into, where the layer says it.
    package var parentRiver: String?
    package var reachCode: ReachCode?
    /// As the layer has it.
    package var strahler: Int?
    /// Drained area or the like, in a unit of the layer's own: of two branches the greater is the main one.
    package var size: Double?

    package init(
      record: Int, bytes: Range<Int> = 0..<0, source: String, riverID: String?, parts: Range<Int>
    ) {
      self.record = record
      self.bytes = bytes
      self.source = source
      self.riverID = riverID
      self.parts = parts
    }
  }

  /// The ``Feature/downstreamID`` of what flows into no other feature.
  package static let mouth = "0"

  /// What kind of layer this is, by its columns or by the user's word.
  package var profile = RiverProfile.generic
  /// Vertices of all parts, one after another: the file's CRS until reprojected, then WGS 84 degrees.
  package var x: [Double] = []
  package var y: [Double] = []
  /// Vertex ranges; repeated vertices are still in, parts with fewer than two vertices are not.
  package var parts: [Range<Int>] = []
  package var features: [Feature] = []
  package var description: FileDescription
  package var account = FileAccount()
  package var findings: [Finding] = []
  package var rejections: [Rejection] = []

  package init(description: FileDescription) {
    self.description = description
  }
}
