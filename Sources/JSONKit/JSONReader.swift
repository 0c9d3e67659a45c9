private import CSimdjson

/// Checks a whole JSON text, then gives access to its values without building any objects.
///
/// The check covers UTF-8, the grammar with its numbers and escapes, the depth, and keys that occur twice in an object. So the
/// bytes of a value can be copied as they are. A value is the number of its first token. One reader can parse many texts, one
/// after another, without allocating. All offsets are those of the array that was parsed.
@safe package struct JSONReader: ~Copyable {
  /// The text that was parsed last.
  package private(set) var bytes: [UInt8] = []
  /// The part of `bytes` that was parsed.
  package private(set) var range = 0..<0
  /// The reader of the C++ shim, with the table that ``tokens`` points to. This struct owns it.
  private let reader: OpaquePointer?
  private var tokens: UnsafeBufferPointer<UInt32>

  /// The version of the simdjson library, as "3.0.1".
  package static var libraryVersion: String { unsafe String(cString: csj_version()) }

  package init() {
    unsafe reader = csj_create()
    unsafe tokens = UnsafeBufferPointer(start: nil, count: 0)
  }

  deinit {
    if let reader = unsafe reader { unsafe csj_destroy(reader) }
  }

  /// Checks the text in the range `part` of `bytes`, or all of it, and makes it the text whose values are read.
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

  /// The outermost value of the text.
  package var root: JSONValue { JSONValue(token: 0) }

  /// The offset of the first byte of a token; the end of the text for a number after the last token.
  func offset(ofToken token: Int) -> Int {
    guard token >= 0, token < tokenCount else { return range.upperBound }
    return unsafe range.lowerBound &+ Int(tokens[token])
  }

  /// The first byte of a token; 0 for a number after the last token.
  func byte(ofToken token: Int) -> UInt8 {
    guard token >= 0, token < tokenCount else { return 0 }
    let offset = unsafe range.lowerBound &+ Int(tokens[token])
    return offset < bytes.count ? bytes[offset] : 0
  }

  /// The number of the token after a value.
  func skip(_ value: JSONValue) -> Int {
    guard let reader = unsafe reader else { return tokenCount }
    return unsafe withText { text, _ in unsafe csj_skip(reader, text, value.token) } ?? tokenCount
  }

  /// The end of the value whose last token comes before token `next`.
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

  /// The number, correctly rounded; nil when the value is no number, or one too large for a double.
  package func number(_ value: JSONValue) -> Double? {
    guard kind(of: value) == .number, let reader = unsafe reader else { return nil }
    var number = 0.0
    let fits = unsafe withText { text, length in unsafe csj_number(reader, text, length, value.token, &number) } ?? 0
    return fits != 0 && number.isFinite ? number : nil
  }

  /// The first two ordinates of the position `[x, y, …]` and the number of its ordinates, or what is wrong with it.
  package func position(_ value: JSONValue) -> Result<(x: Double, y: Double, dimensions: Int), PositionFault> {
    guard let reader = unsafe reader else { return .failure(.notAnArray) }
    var token = value.token
    var point = csj_point()
    let status =
      unsafe withText { text, length in
        unsafe csj_position(reader, csj_text(bytes: text, length: length), &token, &point)
      } ?? CSJ_POSITION_NOT_AN_ARRAY
    if let fault = PositionFault(status) { return .failure(fault) }
    return .success((point.x, point.y, point.dimensions))
  }

  /// Adds the positions of an array of positions to `x` and `y`. `dimensions` is the highest number of ordinates. If a position
  /// is wrong, `fault` holds its index from 0 and the reason; the positions before it have been added then.
  package func appendPositions(
    of line: JSONValue, x: inout [Double], y: inout [Double]
  ) -> (dimensions: Int, fault: (index: Int, fault: PositionFault)?) {
    guard kind(of: line) == .array, let reader = unsafe reader else { return (0, (0, .notAnArray)) }
    var token = line.token + 1
    var total = 0
    var dimensions = 2
    while true {
      var run = unsafe csj_run()
      let count = unsafe withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * Self.batch) { room in
        guard let base = room.baseAddress else { return 0 }
        let yBase = unsafe base + Self.batch
        unsafe run = csj_run(x: base, y: yBase, capacity: Self.batch, dimensions: 0, fault: CSJ_POSITION_OK)
        let count =
          unsafe withText { text, length in
            unsafe csj_positions(reader, csj_text(bytes: text, length: length), &token, &run)
          } ?? 0
        unsafe x.append(contentsOf: UnsafeBufferPointer(start: base, count: count))
        unsafe y.append(contentsOf: UnsafeBufferPointer(start: yBase, count: count))
        return count
      }
      total += count
      dimensions = unsafe max(dimensions, run.dimensions)
      if let fault = unsafe PositionFault(run.fault) { return (dimensions, (total, fault)) }
      if count < Self.batch { return (dimensions, nil) }
    }
  }

  /// The number of positions that are read at a time.
  private static var batch: Int { 512 }

  /// The result of `body` for the text that was parsed; nil when there is none.
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
  /// Nil when `status` is no fault.
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
