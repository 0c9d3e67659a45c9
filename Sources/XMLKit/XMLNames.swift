private import Glibc

/// Gives the names of elements and attributes numbers, so that each name is kept once.
struct XMLNames {
  /// All names, one after another.
  private var bytes: [UInt8] = []
  /// Where each name ends in ``bytes``.
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  /// For each name, the number of the name without its prefix.
  private var locals: [Int] = []
  /// A hash table of the numbers + 1, with 0 for an empty slot. A number is in the slot that its hash names, or in the first
  /// empty slot after it. At most half of the slots are in use.
  private var slots: [Int32]

  init(known: [String]) {
    slots = Array(repeating: 0, count: 256)
    for name in known {
      let name = Array(name.utf8)
      unsafe name.withUnsafeBytes { _ = unsafe number(of: $0) }
    }
  }

  func name(_ number: Int) -> String {
    ends.indices.contains(number) ? String(decoding: bytes[range(number)], as: UTF8.self) : ""
  }

  /// The numbers of a name with and without its prefix. `text` ends with a zero byte.
  @inline(__always)
  mutating func number(of text: UnsafePointer<CChar>) -> (qualified: Int, local: Int) {
    let number = unsafe number(of: UnsafeRawBufferPointer(start: text, count: Int(strlen(text))))
    return (number, locals[number])
  }

  private func range(_ number: Int) -> Range<Int> { (number == 0 ? 0 : ends[number - 1])..<ends[number] }

  private mutating func number(of name: UnsafeRawBufferPointer) -> Int {
    let hash = unsafe Self.hash(name)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) &- 1
      if hashes[number] == hash, unsafe isEqual(number, name) { return number }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    return unsafe add(name, hash: hash)
  }

  private func isEqual(_ number: Int, _ name: UnsafeRawBufferPointer) -> Bool {
    let range = range(number)
    guard range.count == name.count else { return false }
    return unsafe bytes.withUnsafeBytes { known in
      guard let one = known.baseAddress, let other = name.baseAddress else { return range.isEmpty }
      return unsafe memcmp(one + range.lowerBound, other, range.count) == 0
    }
  }

  private mutating func add(_ name: UnsafeRawBufferPointer, hash: UInt64) -> Int {
    let number = ends.count
    unsafe bytes.append(contentsOf: name)
    ends.append(bytes.count)
    hashes.append(hash)
    locals.append(number)
    if ends.count &* 2 > slots.count {
      slots = Array(repeating: 0, count: slots.count &* 2)
      for (number, hash) in hashes.enumerated() { enter(number, hash) }
    } else {
      enter(number, hash)
    }
    if let colon = unsafe name.lastIndex(of: UInt8(ascii: ":")) {
      locals[number] = unsafe self.number(of: UnsafeRawBufferPointer(rebasing: name[(colon + 1)...]))
    }
    return number
  }

  /// Puts a number into ``slots``.
  private mutating func enter(_ number: Int, _ hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
    while slots[slot] != 0 { slot = (slot &+ 1) & (slots.count &- 1) }
    slots[slot] = Int32(truncatingIfNeeded: number &+ 1)
  }

  /// FNV-1a over eight bytes at a time. High bits are folded into the low ones, since the low ones choose the slot.
  @inline(__always)
  private static func hash(_ name: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 14_695_981_039_346_656_037 ^ UInt64(name.count)
    var index = 0
    while index &+ 8 <= name.count {
      hash = unsafe (hash ^ name.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 1_099_511_628_211
      hash ^= hash >> 32
      index &+= 8
    }
    var rest: UInt64 = 0
    while index < name.count {
      rest = unsafe rest << 8 | UInt64(name[index])
      index &+= 1
    }
    hash = (hash ^ rest) &* 1_099_511_628_211
    return hash ^ hash >> 32
  }
}
