private import CSimdjson

/// A JSON text, checked whole before anything of it is used, then walked in place.
///
/// Checked are UTF-8, the grammar with its numbers and escapes, depth, and that no object has a key twice: so every
/// byte range of a value can be copied as it stands. Nothing is built: a value is the number of its first token, and
/// one reader can parse one text after another without allocating. All offsets are those of the array that was parsed.
@safe package struct JSONReader: ~Copyable {
  /// The text that was parsed last.
  package private(set) var bytes: [UInt8] = []
  /// The part of `bytes` that was parsed.
  package private(set) var range = 0..<0
  /// Owned: the shim's tables live and die with this reader, since only it knows when the next text comes.
  private let reader: OpaquePointer?
  private var tokens: UnsafeBufferPointer<UInt32>

  package init() {
    unsafe reader = csj_create()
    unsafe tokens = UnsafeBufferPointer(start: nil, count: 0)
  }

  deinit {
    if let reader = unsafe reader { unsafe csj_destroy(reader) }
  }

  /// Checks the text in `range` of `bytes` (all of it by default) and makes it the one that is walked.
  package mutating func parse(_ bytes: [UInt8], in part: Range<Int>? = nil, maximumDepth: Int = 64) throws(JSONError) {
    let range = (part ?? 0..<bytes.count).clamped(to: 0..<bytes.count)
    unsafe tokens = UnsafeBufferPointer(start: nil, count: 0)
    guard let reader = unsafe reader else {
      throw JSONError(.outOfMemory, at: nil, in: bytes, range: range, maximumDepth: maximumDepth)
    }
    var fault = Int.max
    let status = unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return CSJ_EMPTY }
      return unsafe csj_parse(reader, base + range.lowerBound, range.count, maximumDepth, &fault)
    }
    guard status == CSJ_OK else {
      let code = JSONError.Code(status)
      var offset = fault <= range.count ? range.lowerBound + fault : nil
      if code == .notUTF8 { offset = firstByteNotUTF8(bytes, in: range) }
      throw JSONError(code, at: offset, in: bytes, range: range, maximumDepth: maximumDepth)
    }
    self.bytes = bytes
    self.range = range
    var count = 0
    let first = unsafe csj_tokens(reader, &count)
    unsafe tokens = UnsafeBufferPointer(start: first, count: count)
  }

  private var tokenCount: Int { unsafe tokens.count }

  /// The value that is the whole text.
  package var root: JSONValue { JSONValue(token: 0) }

  /// Offset of the first byte of a token; the end of the text for a token past the last.
  func offset(ofToken token: Int) -> Int {
    guard token >= 0, token < tokenCount else { return range.upperBound }
    return unsafe range.lowerBound &+ Int(tokens[token])
  }

  /// The first byte of a token; 0 past the last.
  func byte(ofToken token: Int) -> UInt8 {
    guard token >= 0, token < tokenCount else { return 0 }
    let offset = unsafe range.lowerBound &+ Int(tokens[token])
    return offset < bytes.count ? bytes[offset] : 0
  }

  /// The token after a value.
  func skip(_ value: JSONValue) -> Int {
    guard let reader = unsafe reader else { return tokenCount }
    return unsafe withText { text, _ in unsafe csj_skip(reader, text, value.token) } ?? tokenCount
  }

  /// The first byte after a value.
  func end(ofTokensBefore next: Int) -> Int {
    var end = offset(ofToken: next)
    // Between the last byte of a token and the next token there is only white space.
    while end > range.lowerBound, isWhiteSpace(bytes[end &- 1]) { end &-= 1 }
    return end
  }

  /// The bytes of a value, from its first to its last.
  package func range(of value: JSONValue) -> Range<Int> {
    let start = offset(ofToken: value.token)
    return start..<max(start, end(ofTokensBefore: skip(value)))
  }

  package func kind(of value: JSONValue) -> JSONKind {
    switch byte(ofToken: value.token) {
    case UInt8(ascii: "{"): .object
    case UInt8(ascii: "["): .array
    case UInt8(ascii: "\""): .string
    case UInt8(ascii: "t"): .true
    case UInt8(ascii: "f"): .false
    case UInt8(ascii: "n"): .null
    default: .number
    }
  }

  /// The number, correctly rounded; nil where the value is no number or too large for a double.
  package func number(_ value: JSONValue) -> Double? {
    guard kind(of: value) == .number, let reader = unsafe reader else { return nil }
    var number = 0.0
    let fits = unsafe withText { text, length in unsafe csj_number(reader, text, length, value.token, &number) } ?? 0
    return fits != 0 && number.isFinite ? number : nil
  }

  /// The position `[x, y, …]`: its first two ordinates and how many it has, or what is wrong with it.
  package func position(_ value: JSONValue) -> Result<(x: Double, y: Double, dimensions: Int), PositionFault> {
    guard let reader = unsafe reader else { return .failure(.notAnArray) }
    var token = value.token
    var x = 0.0
    var y = 0.0
    var dimensions = 0
    let status =
      unsafe withText { text, length in
        unsafe csj_position(reader, text, length, &token, &x, &y, &dimensions)
      } ?? CSJ_POSITION_NOT_AN_ARRAY
    if let fault = PositionFault(status) { return .failure(fault) }
    return .success((x, y, dimensions))
  }

  /// Adds the positions of an array of positions to `x` and `y`. What was added stays when one is at fault: then the
  /// result says which, from 0, and why; else `dimensions` is the highest number of ordinates.
  package func appendPositions(
    of line: JSONValue, x: inout [Double], y: inout [Double]
  ) -> (dimensions: Int, fault: (index: Int, fault: PositionFault)?) {
    guard kind(of: line) == .array, let reader = unsafe reader else { return (0, (0, .notAnArray)) }
    var token = line.token + 1
    var total = 0
    var dimensions = 2
    while true {
      var status = CSJ_POSITION_OK
      var found = 0
      let count = unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * Self.batch) { room in
        guard let base = room.baseAddress else { return 0 }
        let yBase = unsafe base + Self.batch
        let count =
          unsafe withText { text, length in
            unsafe csj_positions(reader, text, length, &token, base, yBase, Self.batch, &found, &status)
          } ?? 0
        unsafe x.append(contentsOf: UnsafeBufferPointer(start: base, count: count))
        unsafe y.append(contentsOf: UnsafeBufferPointer(start: yBase, count: count))
        return count
      }
      total += count
      dimensions = max(dimensions, found)
      if let fault = PositionFault(status) { return (dimensions, (total, fault)) }
      if count < Self.batch { return (dimensions, nil) }
    }
  }

  private static var batch: Int { 512 }

  /// Calls `body` with the text that was parsed; nil where there is none.
  private func withText<R>(_ body: (UnsafePointer<UInt8>, Int) -> R) -> R? {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, range.upperBound <= buffer.count else { return nil }
      return unsafe body(base + range.lowerBound, range.count)
    }
  }
}

func isWhiteSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

extension JSONError.Code {
  fileprivate init(_ status: csj_status) {
    self =
      switch status {
      case CSJ_EMPTY: .empty
      case CSJ_NO_MEMORY: .outOfMemory
      case CSJ_TOO_LONG: .tooLong
      case CSJ_NOT_UTF8: .notUTF8
      case CSJ_UNCLOSED_STRING: .unclosedString
      case CSJ_CONTROL_CHARACTER: .controlCharacter
      case CSJ_NUMBER: .number
      case CSJ_ESCAPE: .escape
      case CSJ_TOO_DEEP: .tooDeep
      case CSJ_DUPLICATE_KEY: .duplicateKey
      case CSJ_TRUNCATED: .truncated
      case CSJ_TRAILING: .trailingText
      default: .syntax
      }
  }
}

extension PositionFault {
  /// Nil when there is none.
  fileprivate init?(_ status: csj_position_fault) {
    switch status {
    case CSJ_POSITION_OK: return nil
    case CSJ_POSITION_TOO_SHORT: self = .tooShort
    case CSJ_POSITION_NOT_A_NUMBER: self = .notANumber
    case CSJ_POSITION_OVERFLOW: self = .overflow
    default: self = .notAnArray
    }
  }
}
