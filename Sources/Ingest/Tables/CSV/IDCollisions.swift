import SurveyModel

/// Finds ids that a file writes in several ways and that are one id in Unicode's normalisation form C.
enum IDCollisions {
  /// Adds a finding for each such id, in the order of their bytes.
  static func note(_ chunks: [CSVChunk], _ builder: inout ObservationBuilder) {
    var changed: [[UInt8]: (writings: Set<[UInt8]>, count: Int)] = [:]
    for chunk in chunks {
      for (id, original) in chunk.changedIDs {
        let trimmed = TextCleaning.trimmed(original.span)
        if Array(original[trimmed]) == id { continue }
        changed[id, default: ([], 0)].writings.insert(Array(original[trimmed]))
        changed[id, default: ([], 0)].count += 1
      }
    }
    guard !changed.isEmpty else { return }
    var occurrences: [[UInt8]: Int] = [:]
    let ids = builder.observations.recordedID
    for row in 0..<ids.count {
      let id = Array(ids.bytes[ids.range(at: row)])
      if changed[id] != nil { occurrences[id, default: 0] += 1 }
    }
    for (id, seen) in changed.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      guard seen.writings.count > 1 || (occurrences[id] ?? 0) > seen.count else { continue }
      builder.note(
        .nameCollision, .warning,
        "the id \"\(String(decoding: id, as: UTF8.self))\" is written in several ways that look the same and was read as one")
    }
  }
}
