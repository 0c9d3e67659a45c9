/// The bytes of a file in UTF-16 as ``RecordSplitter`` needs them: one byte for each code unit.
enum UnitView {
  /// One byte for each unit of `bytes`: the unit itself below 0x80, 0xFF for the full-width comma, 0x80 for all others. An
  /// odd byte at the end counts as a unit.
  static func narrow(_ bytes: Span<UInt8>, bigEndian: Bool) -> [UInt8] {
    var units: [UInt8] = []
    units.reserveCapacity(bytes.count / 2 &+ 1)
    var index = 0
    while index &+ 1 < bytes.count {
      let high = bytes[bigEndian ? index : index &+ 1]
      let low = bytes[bigEndian ? index &+ 1 : index]
      units.append(high == 0 && low < 0x80 ? low : high == 0xFF && low == 0x0C ? 0xFF : 0x80)
      index &+= 2
    }
    if index < bytes.count { units.append(0x80) }
    return units
  }
}
