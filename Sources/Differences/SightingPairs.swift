import PROJKit
import SurveyModel

/// Which observations of the old result are which of the new one.
///
/// Those of a file with the same content are known by their record. Others are known by all that the record says, wherever it stands. A
/// record of which something was changed is known by its file and its name where its time or its position is the same, or by its file,
/// number and time, where only one record of each result is meant. Crews use the same names and files in every campaign, so
/// these alone tell nothing.
struct SightingPairs {
  /// For each old observation the number of the new one; nil where there is none.
  private(set) var newOfOld: [Int?]
  private(set) var oldOfNew: [Int?]
  /// For each old observation true where the record of the new one says something else.
  private(set) var isChanged: [Bool]

  init(_ old: [ComparedSighting], _ new: [ComparedSighting]) {
    newOfOld = Array(repeating: nil, count: old.count)
    oldOfNew = Array(repeating: nil, count: new.count)
    isChanged = Array(repeating: false, count: old.count)
    pair(old, new) { sighting in sighting.fileHash.map { [$0, sighting.record] } }
    // The same record of the same file comes first, so that one of two equal records is not taken for the other.
    pair(old, new) { ["\($0.content)", $0.source, $0.record] }
    pair(old, new) { ["\($0.content)", $0.source] }
    pair(old, new) { ["\($0.content)"] }
    pairChanged(old, new) { sighting in
      guard let id = sighting.recordedID, let time = sighting.time else { return nil }
      return [sighting.source, id, time]
    }
    pairChanged(old, new) { sighting in
      guard let id = sighting.recordedID, let position = sighting.position else { return nil }
      return [sighting.source, id, "\(position.x)", "\(position.y)"]
    }
    pairChanged(old, new) { sighting in sighting.time.map { [sighting.source, sighting.record, $0] } }
    pairChanged(old, new, where: isNear) { sighting in
      guard let id = sighting.recordedID, sighting.time == nil else { return nil }
      return [sighting.source, id]
    }
  }

  private typealias Key = (ComparedSighting) -> [String]?

  /// Pairs what has the same key and no partner yet, in the order of both results.
  private mutating func pair(_ old: [ComparedSighting], _ new: [ComparedSighting], by key: Key) {
    var first: [[String]: Int] = [:]
    var next = [Int](repeating: -1, count: new.count)
    for number in new.indices.reversed() where oldOfNew[number] == nil {
      guard let key = key(new[number]) else { continue }
      next[number] = first[key] ?? -1
      first[key] = number
    }
    guard !first.isEmpty else { return }
    for number in old.indices where newOfOld[number] == nil {
      guard let key = key(old[number]), let partner = first[key], partner >= 0 else { continue }
      newOfOld[number] = partner
      oldOfNew[partner] = number
      first[key] = next[partner]
    }
  }

  /// Pairs what has the same key and no partner yet, where one record of each result has the key. A part of the records differs.
  private mutating func pairChanged(
    _ old: [ComparedSighting], _ new: [ComparedSighting],
    where isAlike: (ComparedSighting, ComparedSighting) -> Bool = { _, _ in true }, by key: Key
  ) {
    let olds = Self.alone(old.indices.filter { newOfOld[$0] == nil }, old, by: key)
    guard !olds.isEmpty else { return }
    for (key, partner) in Self.alone(new.indices.filter { oldOfNew[$0] == nil }, new, by: key) {
      guard let number = olds[key], isAlike(old[number], new[partner]) else { continue }
      newOfOld[number] = partner
      oldOfNew[partner] = number
      isChanged[number] = true
    }
  }

  /// The numbers of those that alone have their key.
  private static func alone(_ numbers: [Int], _ sightings: [ComparedSighting], by key: Key) -> [[String]: Int] {
    var found: [[String]: Int?] = [:]
    for number in numbers {
      if let key = key(sightings[number]) { found.updateValue(found.keys.contains(key) ? nil : number, forKey: key) }
    }
    return found.compactMapValues { $0 }
  }
}

/// How far from its former position a record without a time may stand to be taken for the same one, metres.
private let nearMetres = 100.0

private func isNear(_ a: ComparedSighting, _ b: ComparedSighting) -> Bool {
  guard let from = a.position, let to = b.position else { return false }
  return distance(from, to) <= nearMetres
}

/// Geodesic metres.
func distance(_ a: Coordinate, _ b: Coordinate) -> Double {
  Geodesic.distance(
    fromLongitude: a.longitude, latitude: a.latitude, toLongitude: b.longitude, latitude: b.latitude)
}
