/// Reads the packets of a telemetry log one after another. A time stamp of 8 bytes stands before each.
struct MAVLinkPackets {
  struct Packet {
    /// The time stamp and the packet.
    var bytes: Range<Int>
    /// Microseconds since 1970 by the ground station's clock.
    var stamp: UInt64
    var system: UInt8
    var message: UInt32
    var payload: Range<Int>
    /// The bytes that the checksum covers, which covers the extra byte of the message type too.
    var checked: Range<Int>
    var checksum: UInt16
  }

  private var position = 0
  /// The number of bytes that belong to no packet.
  private(set) var skipped = 0

  /// From 2000 to 2100: eight bytes outside that range are no time stamp.
  private static let stamps: ClosedRange<UInt64> = 946_684_800_000_000...4_102_444_800_000_000

  mutating func next(_ text: LogBytes) -> Packet? {
    while position &+ 16 <= text.count {
      if let packet = Self.packet(text, position) {
        position = packet.bytes.upperBound
        return packet
      }
      position &+= 1
      skipped &+= 1
    }
    skipped &+= max(0, text.count &- position)
    position = text.count
    return nil
  }

  /// The packet whose time stamp begins at `start`; nil when there is none.
  static func packet(_ text: LogBytes, _ start: Int) -> Packet? {
    guard start &+ 16 <= text.count, let raw = text.integer(at: start, as: UInt64.self) else { return nil }
    // The stamp is big-endian; its low two bits may hold the number of a link.
    let stamp = raw.byteSwapped & ~3
    guard stamps.contains(stamp) else { return nil }
    let head = start &+ 8
    guard let magic = text.byte(at: head), let length = text.byte(at: head &+ 1).map({ Int($0) }) else { return nil }
    let payload: Range<Int>
    let message: UInt32
    let system: UInt8
    var signature = 0
    switch magic {
    case 0xFE:
      guard let sender = text.byte(at: head &+ 3), let type = text.byte(at: head &+ 5) else { return nil }
      system = sender
      message = UInt32(type)
      payload = head &+ 6..<head &+ 6 &+ length
    case 0xFD:
      guard let flags = text.byte(at: head &+ 2), let sender = text.byte(at: head &+ 5),
        let type = text.integer(at: head &+ 6, as: UInt32.self)
      else { return nil }
      // Any incompatible flag but that of the signature changes the packet in an unknown way.
      guard flags & 0xFE == 0 else { return nil }
      if flags & 1 == 1 { signature = 13 }
      system = sender
      // The type of the message has three bytes, behind the component's one.
      message = type >> 8
      payload = head &+ 10..<head &+ 10 &+ length
    default: return nil
    }
    guard let checksum = text.integer(at: payload.upperBound, as: UInt16.self) else { return nil }
    let end = payload.upperBound &+ 2 &+ signature
    guard end <= text.count else { return nil }
    return Packet(
      bytes: start..<end, stamp: stamp, system: system, message: message, payload: payload,
      checked: head &+ 1..<payload.upperBound, checksum: checksum)
  }

  /// True when the checksum (X.25, CRC-16/MCRF4XX) of the packet and the extra byte of its message type is right.
  static func isWhole(_ packet: Packet, _ text: LogBytes, extra: UInt8) -> Bool {
    var sum: UInt16 = 0xFFFF
    func add(_ byte: UInt8) {
      var low = byte ^ UInt8(truncatingIfNeeded: sum)
      low ^= low << 4
      sum = sum >> 8 ^ UInt16(low) << 8 ^ UInt16(low) << 3 ^ UInt16(low) >> 4
    }
    for byte in text.array(packet.checked) { add(byte) }
    add(extra)
    return sum == packet.checksum
  }
}
