/// River lines as a file gives them, before they are linked.
public struct RiverLayer: Sendable {
  /// One line feature, with one or more parts.
  public struct Feature: Sendable {
    /// 1 for the first feature of the file.
    public var record: Int
    /// The feature's bytes in the (inflated) content of its source.
    public var bytes: Range<Int>
    /// Name of the file as outputs show it.
    public var source: String
    /// The value of the river-id field, or the feature's id; nil where the feature has neither.
    public var riverID: String?
    public var riverName: String?
    /// What else it is called: in other languages, formerly, locally.
    public var otherNames: [String] = []
    public var basin: String?
    /// False where the file says that the flow direction is not known; nil where it says nothing.
    public var flowKnown: Bool?
    /// Indices into `parts`.
    public var parts: Range<Int>
    /// What the layer calls this piece of river; nil where it has no ids for pieces.
    public var reachID: String?
    /// The id by which other features say that they flow into this one; nil where the layer has none.
    public var linkID: String?
    /// Nil where the layer does not say.
    public var downstream: Downstream?
    /// Name or id of the river that this one flows into, where the layer says it.
    public var parentRiver: String?
    public var reachCode: ReachCode?
    /// As the layer has it.
    public var strahler: Int?
    /// Drained area or the like, in a unit of the layer's own: of two branches the greater is the main one.
    public var size: Double?

    public init(
      record: Int, bytes: Range<Int> = 0..<0, source: String, riverID: String?, parts: Range<Int>
    ) {
      self.record = record
      self.bytes = bytes
      self.source = source
      self.riverID = riverID
      self.parts = parts
    }
  }

  /// Where a feature's water goes.
  public enum Downstream: Sendable, Equatable {
    /// Into no other feature.
    case mouth
    /// Into the feature whose ``Feature/linkID`` this is.
    case feature(id: String)
  }

  /// What kind of layer this is, by its columns or by the user's word.
  public var profile = RiverProfile.generic
  /// Vertices of all parts, one after another: the file's CRS until reprojected, then WGS 84 degrees.
  public var x: [Double] = []
  public var y: [Double] = []
  /// Vertex ranges; repeated vertices are still in, parts with fewer than two vertices are not.
  public var parts: [Range<Int>] = []
  public var features: [Feature] = []
  public var description: FileDescription
  public var account = FileAccount()
  public var findings: [Finding] = []
  public var rejections: [Rejection] = []

  public init(description: FileDescription) {
    self.description = description
  }
}
