/// Names of elements and attributes as numbers, so that the same name is written down once.
struct XMLNames {
  private var names: [[UInt8]] = []
  /// For each name, the number of what follows its prefix.
  private var locals: [Int] = []
  private var byHash: [UInt64: [Int]] = [:]

  init(known: [String]) {
    for name in known { _ = number(of: Array(name.utf8)) }
  }

  func name(_ number: Int) -> String {
    names.indices.contains(number) ? String(decoding: names[number], as: UTF8.self) : ""
  }

  mutating func number(of text: UnsafePointer<CChar>) -> (qualified: Int, local: Int) {
    var hash = Self.basis
    var length = 0
    while unsafe text[length] != 0 {
      hash = unsafe (hash ^ UInt64(UInt8(bitPattern: text[length]))) &* Self.prime
      length &+= 1
    }
    if let candidates = byHash[hash] {
      for number in candidates where names[number].count == length {
        let known = names[number]
        var index = 0
        while index < length, unsafe known[index] == UInt8(bitPattern: text[index]) { index &+= 1 }
        if index == length { return (number, locals[number]) }
      }
    }
    let name = unsafe [UInt8](UnsafeRawBufferPointer(start: text, count: length))
    let number = add(name, hash: hash)
    return (number, locals[number])
  }

  private mutating func number(of name: [UInt8]) -> Int {
    let hash = name.reduce(Self.basis) { ($0 ^ UInt64($1)) &* Self.prime }
    return byHash[hash]?.first { names[$0] == name } ?? add(name, hash: hash)
  }

  private mutating func add(_ name: [UInt8], hash: UInt64) -> Int {
    let number = names.count
    names.append(name)
    locals.append(number)
    byHash[hash, default: []].append(number)
    if let colon = name.lastIndex(of: UInt8(ascii: ":")) {
      locals[number] = self.number(of: Array(name[(colon + 1)...]))
    }
    return number
  }

  /// FNV-1a, 64 bits.
  private static var basis: UInt64 { 14_695_981_039_346_656_037 }
  private static var prime: UInt64 { 1_099_511_628_211 }
}
