import SurveyMath
public import SurveyModel

/// An index of the segments of a network that answers anywhere on the Earth: coarser than a ``SegmentIndex``, and without a plane to
/// choose. Distances are those of the local plane at the position that is asked about.
///
/// A tree holds the boxes of short runs of segments in a Mercator plane, where what is near is near in every direction alike. A line
/// across 180° is not found from the other side of it.
public struct GroundIndex: Sendable {
  /// Of all vertices, WGS 84 degrees.
  public let extent: Box
  private let network: RiverNetwork
  private let tree: PackedTree
  /// The vertices of each run, in the order of the tree's boxes.
  private let runs: [Range<VertexNumber>]

  private static let segmentsPerRun = 24

  public init(_ network: RiverNetwork) throws {
    self.network = network
    var extent = Box()
    var boxes: [Box] = []
    var runs: [Range<VertexNumber>] = []
    for reach in network.reaches {
      var first = reach.vertices.lowerBound
      while first < reach.vertices.upperBound - 1 {
        let last = min(first + Self.segmentsPerRun, reach.vertices.upperBound - 1)
        var box = Box()
        for vertex in first...last { box.add(x: network.longitude[vertex], y: network.latitude[vertex]) }
        extent.add(box)
        boxes.append(Mercator.box(box))
        runs.append(first..<last + 1)
        first = last
      }
    }
    self.extent = extent
    let order = try hilbertOrder(boxes.map { $0.minX + $0.maxX }, boxes.map { $0.minY + $0.maxY }, jobs: 1)
    tree = PackedTree(order.map { boxes[Int($0)] })
    self.runs = order.map { runs[Int($0)] }
  }

  /// The nearest place within `limit` metres, at most some kilometres; of equally near ones the one of the lower vertex. Nil where
  /// there is none, and for a position that is not on the Earth or within five degrees of a pole.
  public func nearest(to position: Coordinate, within limit: Double) -> GroundPlace<VertexNumber>? {
    guard position.isFinite, position.isGeographic, abs(position.latitude) < 85 else { return nil }
    let scale = Mercator.greatestScale(within: limit, of: position.latitude)
    var memory = PackedTree.Search()
    var search = GroundSearch<VertexNumber>(at: position, within: limit)
    tree.nearest(Mercator.point(position), limit: limit * scale, &memory) { run in
      search.look(along: runs[run]) { network.position(of: $0) }
      return search.limit * scale
    }
    return search.nearest
  }
}
