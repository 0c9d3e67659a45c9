import Glibc
import SurveyMath
import SurveyModel

/// The clock changes of one time zone, from a TZif file (RFC 8536) of the system.
struct ZoneTransitions: Sendable, Equatable {
  /// The moments of the changes, in seconds since 1970.
  private var times: [Int64] = []
  /// The offset from each change on, in seconds east of UTC.
  private var offsets: [Int] = []
  /// The offset before the first change.
  private var first = 0
  /// The offsets from the last change on; nil where the file states no rule.
  private var rule: ZoneRule?

  private static let folders = ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo"]

  init(named name: String) throws(InputError) {
    let isPlain = name.utf8.allSatisfy {
      ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || [0x2F, 0x5F, 0x2B, 0x2D].contains($0)
    }
    guard isPlain, !name.isEmpty, !name.hasPrefix("/") else { throw Self.unknown(name) }
    for folder in Self.folders {
      if let bytes = Self.contents("\(folder)/\(name)"), let zone = ZoneTransitions(bytes) {
        self = zone
        return
      }
    }
    throw Self.unknown(name)
  }

  private static func unknown(_ name: String) -> InputError {
    InputError(
      .usage,
      "there is no time zone \"\(name)\" on this machine; write an offset such as +08:00, or a name such as Asia/Shanghai "
        + "(Debian package tzdata)"
    ).suggesting(name, among: knownNames)
  }

  /// The names of the zones that this machine lists; empty where it has no list.
  private static var knownNames: [String] {
    for list in ["zone1970.tab", "zone.tab"] {
      for folder in folders {
        guard let bytes = contents("\(folder)/\(list)") else { continue }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { line in
          line.hasPrefix("#") ? nil : line.split(separator: "\t").dropFirst(2).first.map(String.init)
        }
      }
    }
    return []
  }

  /// Nil unless `bytes` are a complete TZif file of version 2 or later.
  init?(_ bytes: [UInt8]) {
    var reader = Reader(bytes: bytes)
    guard let old = reader.header(), reader.skip(old.dataCount(timeSize: 4)), let header = reader.header() else { return nil }
    for _ in 0..<header.times {
      guard let time = reader.integer(8) else { return nil }
      times.append(time)
    }
    guard let kinds = reader.take(header.times) else { return nil }
    var kindOffsets: [Int] = []
    for _ in 0..<header.kinds {
      guard let offset = reader.integer(4), reader.skip(2) else { return nil }
      kindOffsets.append(Int(Int32(truncatingIfNeeded: offset)))
    }
    guard let initial = kindOffsets.first else { return nil }
    first = initial
    for kind in kinds {
      guard Int(kind) < kindOffsets.count else { return nil }
      offsets.append(kindOffsets[Int(kind)])
    }
    guard reader.skip(header.names + header.leaps * 12 + header.standards + header.utcs), reader.take(1) == [0x0A]
    else { return nil }
    let footer = reader.rest.prefix { $0 != 0x0A }
    rule = ZoneRule(Array(footer))
  }

  /// Seconds east of UTC at a moment in seconds since 1970.
  func offset(at instant: Int64) -> Int {
    if let rule, times.last.map({ instant >= $0 }) ?? true { return rule.offset(at: instant) }
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low &+ high) / 2
      if times[middle] <= instant { low = middle &+ 1 } else { high = middle }
    }
    return low == 0 ? first : offsets[low &- 1]
  }

  /// The offset of the zone when its clocks show `local`, in seconds. `isCertain` is false when the clocks jumped over `local`
  /// or showed it twice: then the offset is that from before the change.
  func offset(atLocal local: Int64) -> (offset: Int, isCertain: Bool) {
    // Local time differs from UTC by less than a day. So the moments a day before and a day after `local`, taken as UTC, lie
    // before and after any clock change that concerns `local`.
    let before = offset(at: local &- 86_400)
    let after = offset(at: local &+ 86_400)
    if before == after { return (before, true) }
    let fitsBefore = offset(at: local &- Int64(before)) == before
    let fitsAfter = offset(at: local &- Int64(after)) == after
    if fitsBefore != fitsAfter { return (fitsBefore ? before : after, true) }
    return (before, false)
  }

  private static func contents(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    // The largest zone file has a few thousand bytes.
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress.map { $0 + count }, $0.count - count) }
      if got <= 0 { break }
      count += got
    }
    return Array(bytes.prefix(count))
  }

  private struct Header {
    var utcs, standards, leaps, times, kinds, names: Int

    func dataCount(timeSize: Int) -> Int {
      times * timeSize + times + kinds * 6 + names + leaps * (timeSize + 4) + standards + utcs
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var index = 0

    var rest: ArraySlice<UInt8> { bytes[index...] }

    mutating func take(_ count: Int) -> [UInt8]? {
      guard count >= 0, count <= bytes.count - index else { return nil }
      index += count
      return Array(bytes[index - count..<index])
    }

    mutating func skip(_ count: Int) -> Bool { take(count) != nil }

    mutating func integer(_ size: Int) -> Int64? {
      take(size).map { $0.reduce(0) { $0 << 8 | Int64($1) } }
    }

    mutating func header() -> Header? {
      guard let start = take(20), start.starts(with: Array("TZif".utf8)), start[4] >= 0x32 else { return nil }
      var counts: [Int] = []
      for _ in 0..<6 {
        guard let count = integer(4), count < 1 << 16 else { return nil }
        counts.append(Int(count))
      }
      return Header(
        utcs: counts[0], standards: counts[1], leaps: counts[2], times: counts[3], kinds: counts[4], names: counts[5])
    }
  }
}
