import SurveyModel

/// The books of a layer, to which its chunks are added in their order.
struct LayerBooks {
  private var builder: ObservationBuilder
  private var faults: [Int: String] = [:]

  init(_ source: String) {
    builder = ObservationBuilder(sourceIndex: 0, source: source)
  }

  /// Number of features so far.
  var records: Int { builder.account.records }

  /// Adds the next piece, and numbers its records on from those before.
  mutating func add(_ piece: LayerPiece) {
    var piece = piece
    piece.builder.renumber(records: records - piece.recordsBefore, lines: 0)
    builder.append(piece.builder)
    faults.merge(piece.faults) { first, _ in first }
  }

  /// What was added, as a file of features.
  func file(_ statedCRS: String?) -> FeatureFile {
    FeatureFile(builder, statedCRS: statedCRS, contentBytes: builder.nextByte)
  }

  /// Adds the findings about the layer, and explains the rejections.
  func complete(_ findings: inout [Finding], _ rejections: inout [Rejection], _ more: [Finding]) {
    findings += more
    Self.explain(&rejections, faults)
  }

  /// Gives rejections the reasons that only the writer of the text knows, by the offsets of their lines. Takes their line numbers
  /// away, because the user has never seen the text.
  static func explain(_ rejections: inout [Rejection], _ faults: [Int: String]) {
    for index in rejections.indices {
      rejections[index].line = nil
      if let fault = faults[rejections[index].byteOffset] { rejections[index].wording = fault }
    }
  }
}
