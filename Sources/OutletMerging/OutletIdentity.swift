import SurveyModel

/// The id of an outlet: "O" and twelve characters made from its first sighting's time, position and river.
///
/// File names and record numbers have no part in it, nor have later sightings; so the same outlet keeps its id from run
/// to run, whatever the order of the files.
func outletID(_ members: some RandomAccessCollection<Int>, leader: Int, _ input: MergeInput, river: Int) -> String {
  let first = members.reduce(leader) { sightedBefore(input, $1, $0) ? $1 : $0 }
  var hash = StableHash()
  hash.add(input.time[first])
  hash.add(sevenDecimals(input.longitude[first]))
  hash.add(sevenDecimals(input.latitude[first]))
  for byte in input.network.rivers[river].id.utf8 { hash.add(byte) }
  return text(of: hash.value)
}

/// Two outlets share an id when the hash collides, or when a record that came twice with two accuracies is the first
/// sighting of both; then the later ones, in their sorted order, get a suffix.
/// - Parameter keys: ``idKey(_:)`` of each outlet.
func makeIdsUnique(_ outlets: inout [Outlet], keys: [UInt64]) {
  let shared = repeatedKeys(keys)
  if shared.isEmpty { return }
  var times: [UInt64: Int] = [:]
  for (number, key) in keys.enumerated() where shared.contains(key) {
    times[key, default: 0] += 1
    if let time = times[key], time > 1 { outlets[number].id += "-\(time)" }
  }
}

/// The keys that stand in `keys` more than once. Only those whose last bits were met before are looked at one by one: a
/// million of them in a dictionary, or sorted, cost far more.
private func repeatedKeys(_ keys: [UInt64]) -> Set<UInt64> {
  // Some sixty times as many bits as keys: one key in sixty shares its bit with another.
  let bits = min(26, Int.bitWidth - keys.count.leadingZeroBitCount + 6)
  func bit(_ key: UInt64) -> (word: Int, mask: UInt64) { (Int((key & (1 << UInt64(bits) - 1)) >> 6), 1 << (key & 63)) }
  var met = [UInt64](repeating: 0, count: 1 << (bits - 6))
  var metAgain = met
  for key in keys {
    let (word, mask) = bit(key)
    if met[word] & mask != 0 { metAgain[word] |= mask }
    met[word] |= mask
  }
  var counts: [UInt64: Int] = [:]
  for key in keys {
    let (word, mask) = bit(key)
    if metAgain[word] & mask != 0 { counts[key, default: 0] += 1 }
  }
  return Set(counts.lazy.filter { $0.value > 1 }.map(\.key))
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

/// Crockford's alphabet: without I, L, O and U, which are misread in handwriting.
private let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

/// "O" and the lower sixty bits as twelve characters.
private func text(of value: UInt64) -> String {
  String(unsafeUninitializedCapacity: 13) { bytes in
    bytes[0] = UInt8(ascii: "O")
    for digit in 0..<12 { bytes[12 - digit] = alphabet[Int((value >> UInt64(5 * digit)) & 31)] }
    return 13
  }
}

/// The place of each character in the alphabet.
private let places: [UInt64] = (0..<256).map { (byte: Int) in UInt64(alphabet.firstIndex { Int($0) == byte } ?? 0) }

/// The characters of an id as a number that is the same for the same ids, and no others.
func idKey(_ id: String) -> UInt64 {
  var value: UInt64 = 0
  for byte in id.utf8.dropFirst() { value = value << 5 | places[Int(byte)] }
  return value
}
