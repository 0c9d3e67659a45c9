import SurveyMath
import SurveyModel
import Workers

/// The id of an outlet: a hash of the time and position of its first sighting, and of its river.
///
/// It depends neither on names of files, nor on numbers of records, nor on later sightings. So an outlet keeps its id from run to
/// run.
func outletID(_ members: some RandomAccessCollection<Int>, leader: Int, _ input: MergeInput, river: RiverNumber) -> OutletID {
  let first = members.reduce(leader) { sightedBefore(input, $1, $0) ? $1 : $0 }
  var hash = StableHash()
  hash.add(input.time[first])
  hash.add(sevenDecimals(input.longitude[first]))
  hash.add(sevenDecimals(input.latitude[first]))
  for byte in input.network.rivers[river].id.utf8 { hash.add(byte) }
  return OutletID(key: hash.mixed)
}

/// Gives a suffix to the second and later outlets with the same id. Two outlets have the same id when their hashes collide, or when
/// the same record was read twice with different accuracies and is the first sighting of both.
func makeIdsUnique(_ outlets: inout NumberedColumn<OutletNumber, OutletRow>, jobs: Int) throws {
  let keys = outlets.map(\.id.key)
  // Keys are divided by their first three bits, so that the memory needed for each part fits into a cache.
  let shared = Set(try Parallel.map(8, jobs: jobs) { part in repeatedKeys(keys.filter { $0 >> 57 == part }) }.joined())
  if shared.isEmpty { return }
  var times: [UInt64: UInt32] = [:]
  for (number, key) in keys.enumerated() where shared.contains(key) {
    times[key, default: 0] += 1
    outlets.values[number].id.ordinal = times[key] ?? 1
  }
}

/// The keys that stand in `keys` more than once.
///
/// A bit set finds the few keys whose last bits are equal to those of another key, and only these are put into a dictionary. A
/// dictionary of a million keys, or sorting them, would take far longer.
private func repeatedKeys(_ keys: [UInt64]) -> [UInt64] {
  // With about sixty times as many bits as keys, one key in sixty has the same bit as another key.
  let bits = min(26, Int.bitWidth - keys.count.leadingZeroBitCount + 6)
  func bit(_ key: UInt64) -> (word: Int, mask: UInt64) { (Int((key & (1 << UInt64(bits) - 1)) >> 6), 1 << (key & 63)) }
  var met = [UInt64](repeating: 0, count: 1 << (bits - 6))
  var metAgain = met
  for key in keys {
    let (word, mask) = bit(key)
    metAgain[word] |= met[word] & mask
    met[word] |= mask
  }
  var counts: [UInt64: Int] = [:]
  for key in keys {
    let (word, mask) = bit(key)
    if metAgain[word] & mask != 0 { counts[key, default: 0] += 1 }
  }
  return counts.filter { $0.value > 1 }.map(\.key)
}

private func sightedBefore(_ input: MergeInput, _ a: Int, _ b: Int) -> Bool {
  let timeA = input.time[a] == ObservationColumns.noTime ? .max : input.time[a]
  let timeB = input.time[b] == ObservationColumns.noTime ? .max : input.time[b]
  if timeA != timeB { return timeA < timeB }
  let (longitudeA, longitudeB) = (sevenDecimals(input.longitude[a]), sevenDecimals(input.longitude[b]))
  if longitudeA != longitudeB { return longitudeA < longitudeB }
  return sevenDecimals(input.latitude[a]) < sevenDecimals(input.latitude[b])
}

private func sevenDecimals(_ degrees: Double) -> Int64 { Int64((degrees * 1e7).rounded(.toNearestOrEven)) }
