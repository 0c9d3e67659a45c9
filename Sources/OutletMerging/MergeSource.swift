import SurveyModel

/// The observations that are merged, with their matches and the network, for all threads. It is a class because passing the
/// columns themselves would change the reference count of each of them at every call.
final class MergeSource: Sendable {
  let observations: ObservationColumns
  let matches: MatchColumns
  let network: RiverNetwork

  init(_ observations: ObservationColumns, _ matches: MatchColumns, _ network: RiverNetwork) {
    self.observations = observations
    self.matches = matches
    self.network = network
  }

  /// The order in which observations stand: by accuracy, the best first, then by time, position, type and texts. Only
  /// observations that agree in all of these are compared by row.
  func precedes(_ a: ObservationRow, _ b: ObservationRow) -> Bool {
    let (a, b) = (a.index, b.index)
    let all = observations
    if all.accuracy[a] != all.accuracy[b] { return all.accuracy[a] < all.accuracy[b] }
    if all.time[a] != all.time[b] {
      if all.time[a] == ObservationColumns.noTime { return false }
      if all.time[b] == ObservationColumns.noTime { return true }
      return all.time[a] < all.time[b]
    }
    if all.longitude[a] != all.longitude[b] { return all.longitude[a] < all.longitude[b] }
    if all.latitude[a] != all.latitude[b] { return all.latitude[a] < all.latitude[b] }
    if all.type[a] != all.type[b] { return all.type[a].rawValue < all.type[b].rawValue }
    return precedes(all.name, a, b) ?? precedes(all.code, a, b) ?? precedes(all.attributes, a, b) ?? (a < b)
  }

  /// True when two records state different names or different codes.
  func tellsApart(_ a: ObservationRow, _ b: ObservationRow) -> Bool {
    (isNamed(a) && isNamed(b) && differ(observations.name, a.index, b.index)) || differ(observations.code, a.index, b.index)
  }

  /// True when a record states a name of the outlet. A name that is the record's own id, such as that of a waypoint, or holds its number
  /// (左岸46号排污口 of W2-046), only numbers the records.
  func isNamed(_ row: ObservationRow) -> Bool {
    let (names, ids) = (observations.name, observations.recordedID)
    guard names.hasText(at: row.index) else { return false }
    let name = names.bytes[names.range(at: row.index)]
    let id = ids.bytes[ids.range(at: row.index)]
    guard name != id else { return false }
    guard let number = Self.numbers(in: id).last else { return true }
    return !Self.numbers(in: name).contains(number)
  }

  /// The whole numbers that stand in a text, without zeros before them.
  private static func numbers(in text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    text.split { !(48...57).contains($0) }.map { digits in digits.drop { $0 == 48 } }
  }

  private func differ(_ texts: TextColumn, _ a: Int, _ b: Int) -> Bool {
    texts.hasText(at: a) && texts.hasText(at: b) && texts.bytes[texts.range(at: a)] != texts.bytes[texts.range(at: b)]
  }

  /// True when the first text precedes the second; nil when they are equal.
  private func precedes(_ texts: TextColumn, _ a: Int, _ b: Int) -> Bool? {
    let textA = texts.bytes[texts.range(at: a)]
    let textB = texts.bytes[texts.range(at: b)]
    return textA == textB ? nil : textA.lexicographicallyPrecedes(textB)
  }
}
