import SurveyModel
import Workers

/// The pieces of a chunk of a layer's features.
private struct PieceRun: Sendable {
  /// The pieces of `mended` are marked; they get the number of its columns when it has one.
  var pieces: [(piece: Piece, isMended: Bool)] = []
  /// The vertices of lines that differ from what was read.
  var mended = VertexColumns()
  var findings: [Finding] = []
  /// The number of vertices that were dropped because they repeat the one before them.
  var repeatedVertices = 0
  /// The number of features whose river id is a hash of their geometry.
  var invented = 0
}

/// Makes pieces of the features of a layer and appends them to `lines`, in the order of the features. Repeated vertices are
/// dropped and parts that touch are chained; parts that do not touch become pieces of their own.
func appendTouchingPieces(
  ofLayer layer: Int, to lines: inout RiverLines, _ findings: inout [Finding], jobs: Int
) throws {
  let features = lines.layers[layer].features
  let chunks = Parallel.chunks(of: features.count, size: 256)
  let given = lines
  let runs = try Parallel.map(chunks.count, jobs: jobs) { chunk -> PieceRun in
    var run = PieceRun()
    for feature in chunks[chunk] { run.add(feature, of: given.layers[layer], layer, given.columns[layer]) }
    return run
  }
  lines.pieces.reserveCapacity(lines.pieces.count + runs.reduce(0) { $0 + $1.pieces.count })
  for run in runs {
    let columns = lines.columns.count
    for (found, isMended) in run.pieces {
      var piece = found
      if isMended { piece.columns = columns }
      lines.pieces.append(piece)
    }
    if !run.mended.x.isEmpty { lines.columns.append(run.mended) }
    findings += run.findings
  }
  let source = features.first?.source
  let repeatedVertices = runs.reduce(0) { $0 + $1.repeatedVertices }
  if repeatedVertices > 0 {
    findings.append(
      Finding(.repeatedVertices, .info, "\(repeatedVertices) repeated vertices were dropped.", source: source))
  }
  let invented = runs.reduce(0) { $0 + $1.invented }
  if invented > 0 {
    findings.append(
      Finding(
        .riverIdInvented, .warning,
        "\(invented) river features have neither a river id nor a name nor an id; they are called by a hash of their "
          + "geometry. Name the column with --river-id.",
        source: source))
  }
}

extension PieceRun {
  mutating func add(_ index: Int, of layer: RiverLayer, _ layerIndex: Int, _ columns: VertexColumns) {
    let feature = layer.features[index]
    // Most features are one line without repeated vertices. It is used as it was read.
    if feature.parts.count == 1 {
      let part = layer.parts[feature.parts.lowerBound]
      if part.count >= 2 {
        let survey = LineSurvey(columns, part)
        if survey.repeated == 0 {
          let piece = Piece(
            columns: layerIndex, vertices: part, layer: layerIndex, feature: index, riverID: feature.riverID ?? "",
            hash: survey.hash)
          return add([(piece, survey)], areMended: false, of: feature, columns)
        }
      }
    }
    addMended(index, of: layer, layerIndex, columns)
  }

  private mutating func add(
    _ found: [(piece: Piece, survey: LineSurvey)], areMended: Bool, of feature: RiverLayer.Feature, _ columns: VertexColumns
  ) {
    let columns = areMended ? mended : columns
    var id = feature.riverID
    if id == nil, let first = found.first?.piece {
      id = inventedID(geometryHash(columns, first.vertices))
      invented += 1
    }
    for (piece, survey) in found {
      var piece = piece
      piece.riverID = id ?? ""
      if survey.crossesAntimeridian {
        note(
          .riverAntimeridian, .warning, about: feature, riverID: id, at: columns.coordinate(piece.vertices.lowerBound),
          "Feature \(feature.record) crosses 180° longitude; layers show it as one line across the map.")
      }
      pieces.append((piece, areMended))
    }
  }

  private mutating func note(
    _ rule: Rule, _ severity: Severity, about feature: RiverLayer.Feature, riverID: String?, at position: Coordinate?,
    _ message: String
  ) {
    findings.append(
      Finding(rule, severity, message, source: feature.source, record: feature.record, position: position)
        .about(river: riverID))
  }

  private mutating func addMended(_ index: Int, of layer: RiverLayer, _ layerIndex: Int, _ columns: VertexColumns) {
    let feature = layer.features[index]
    let parts = distinctVertices(of: feature, layer, columns)
    let chains = parts.count < 2 ? parts.map { Chain(vertices: $0, flipped: 0) } : chained(parts)
    let flipped = chains.reduce(0) { $0 + $1.flipped }
    if flipped > 0 {
      note(
        .riverPartReversed, .warning, about: feature, riverID: feature.riverID, at: chains.first?.vertices.first,
        "\(flipped) of \(parts.count) parts of feature \(feature.record) are drawn against the others; they were turned to "
          + "run the way of the longer ones. Check the flow direction.")
    }
    if chains.count > 1 {
      note(
        .riverPartGap, .info, about: feature, riverID: feature.riverID, at: chains.first?.vertices.last,
        "Feature \(feature.record) has \(chains.count) pieces that do not touch; each is a reach with its own measures.")
    }
    let found = chains.map { chain in
      let start = mended.x.count
      for vertex in chain.vertices {
        mended.x.append(vertex.x)
        mended.y.append(vertex.y)
      }
      let vertices = start..<mended.x.count
      let survey = LineSurvey(mended, vertices)
      let piece = Piece(
        columns: layerIndex, vertices: vertices, layer: layerIndex, feature: index, riverID: "", hash: survey.hash)
      return (piece, survey)
    }
    add(found, areMended: true, of: feature, columns)
  }

  /// The parts of a feature without repeated vertices. Parts without length are left out, with a finding.
  private mutating func distinctVertices(
    of feature: RiverLayer.Feature, _ layer: RiverLayer, _ columns: VertexColumns
  ) -> [[Coordinate]] {
    var parts: [[Coordinate]] = []
    for part in layer.parts[feature.parts] {
      var line: [Coordinate] = []
      line.reserveCapacity(part.count)
      for vertex in part {
        let position = columns.coordinate(vertex)
        if position == line.last {
          repeatedVertices += 1
        } else {
          line.append(position)
        }
      }
      if line.count >= 2 {
        parts.append(line)
      } else {
        note(
          .riverZeroLength, .warning, about: feature, riverID: feature.riverID, at: line.first,
          "A line of feature \(feature.record) has no length: all its vertices are one position. It is not used.")
      }
    }
    return parts
  }
}

/// The letter g and 16 hexadecimal digits: the id of a river that has none.
func inventedID(_ value: UInt64) -> String {
  let digits = String(value, radix: 16)
  return "g" + String(repeating: "0", count: 16 - digits.count) + digits
}
