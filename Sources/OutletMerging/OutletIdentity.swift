import SurveyModel

/// The id of an outlet: "O" and twelve characters made from its first sighting's time, position and river.
///
/// File names and record numbers have no part in it, nor have later sightings; so the same outlet keeps its id from run
/// to run, whatever the order of the files.
func outletID(_ members: [Int], _ observations: ObservationColumns, river: String) -> String {
  let first = members.min { sightedBefore(observations, $0, $1) } ?? members[0]
  var hash = StableHash()
  hash.add(observations.time[first])
  hash.add(sevenDecimals(observations.longitude[first]))
  hash.add(sevenDecimals(observations.latitude[first]))
  for byte in river.utf8 { hash.add(byte) }
  return "O" + base32(hash.value)
}

/// Two outlets share an id when the hash collides, or when a record that came twice with two accuracies is the first
/// sighting of both; then the later ones, in their sorted order, get a suffix.
func makeIdsUnique(_ outlets: inout [Outlet]) {
  var seen: [String: Int] = [:]
  for number in outlets.indices {
    let id = outlets[number].id
    let times = seen[id, default: 0] + 1
    seen[id] = times
    if times > 1 { outlets[number].id = "\(id)-\(times)" }
  }
}

private func sightedBefore(_ observations: ObservationColumns, _ a: Int, _ b: Int) -> Bool {
  let timeA = observations.time(at: a) ?? .max
  let timeB = observations.time(at: b) ?? .max
  if timeA != timeB { return timeA < timeB }
  let (longitudeA, longitudeB) = (sevenDecimals(observations.longitude[a]), sevenDecimals(observations.longitude[b]))
  if longitudeA != longitudeB { return longitudeA < longitudeB }
  return sevenDecimals(observations.latitude[a]) < sevenDecimals(observations.latitude[b])
}

private func sevenDecimals(_ degrees: Double) -> Int64 { Int64((degrees * 1e7).rounded(.toNearestOrEven)) }

/// FNV-1a with the finaliser of SplitMix64: the same on every machine, unlike Swift's own hash.
private struct StableHash {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ byte: UInt8) {
    state ^= UInt64(byte)
    state &*= 0x0000_0100_0000_01b3
  }

  mutating func add(_ value: Int64) {
    for shift in stride(from: Int64(0), to: 64, by: 8) { add(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  var value: UInt64 {
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

/// Sixty bits as twelve characters without I, L, O and U, which are misread in handwriting (Crockford's alphabet).
private func base32(_ value: UInt64) -> String {
  let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
  let digits = (0..<12).map { alphabet[Int((value >> UInt64(5 * (11 - $0))) & 31)] }
  return String(decoding: digits, as: UTF8.self)
}
