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
    /// Metres from the mouth up to one end of the feature, as the layer has them; ``RiverLayer/distances`` says which mouth and
    /// which end.
    public var mouthDistance: Double?
    /// What ``riverID`` is.
    public var identity = Identity.column
    /// True where the layer says that its river ends at the lower end of this feature.
    public var isRiverMouth = false
    /// True for a canal or ditch, which may well lead water away.
    public var isArtificial = false
    /// Heights and measures of the first and the last vertex.
    public var ends = Ends()

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

  /// What the id of a river is.
  public enum Identity: UInt8, Sendable {
    /// The value of a column with ids of rivers.
    case column
    /// The name of the river. Other rivers may have the same name.
    case name
    /// The id of the feature itself, which has neither a river id nor a name.
    case own
  }

  /// What the third and fourth ordinates of the two ends of a line say. NaN where a line has none.
  public struct Ends: Sendable {
    /// Metres of height, as the line is drawn.
    public var firstHeight = Float.nan
    public var lastHeight = Float.nan
    /// Measures along a route (M), as the line is drawn.
    public var firstMeasure = Float.nan
    public var lastMeasure = Float.nan

    public init() {}

    /// The measures; nil unless both ends have one.
    public var measures: (first: Float, last: Float)? {
      firstMeasure.isFinite && lastMeasure.isFinite ? (firstMeasure, lastMeasure) : nil
    }
  }

  /// What ``Feature/mouthDistance`` counts.
  public struct Distances: Sendable {
    /// True for the distance of the upstream end of a feature, false for that of its downstream end.
    public var isAtUpstreamEnd = false
    /// True where it counts from the mouth of the river, false where it counts from the end of all water.
    public var isOfRiver = false

    public init(isAtUpstreamEnd: Bool = false, isOfRiver: Bool = false) {
      self.isAtUpstreamEnd = isAtUpstreamEnd
      self.isOfRiver = isOfRiver
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
  /// The direction in which the makers of such layers draw them; nil where they do not say.
  public var drawn: DrawnDirection?
  public var distances = Distances()
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

extension RiverLayer {
  /// Turns a feature round, so that its last vertex becomes its first.
  public mutating func turn(_ feature: Int) {
    for part in parts[features[feature].parts] {
      x[part].reverse()
      y[part].reverse()
    }
    // The parts come in the other order too.
    parts[features[feature].parts].reverse()
    let ends = features[feature].ends
    (features[feature].ends.firstHeight, features[feature].ends.lastHeight) = (ends.lastHeight, ends.firstHeight)
    (features[feature].ends.firstMeasure, features[feature].ends.lastMeasure) = (ends.lastMeasure, ends.firstMeasure)
  }
}
