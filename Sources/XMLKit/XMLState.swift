internal import CExpat
private import Glibc

/// The events of one piece of input, which expat's callbacks write. Its arrays are emptied and used again for the next piece.
///
/// The ``XMLReader`` owns the memory of this struct, and expat passes its address to the callbacks. It is no class, because Swift
/// checks every access to a property of a class for exclusivity, which took longer than parsing.
@safe struct XMLState {
  struct Attribute {
    var name: Int
    var qualifiedName: Int
    var value: Range<Int>
  }

  /// The parser that calls the functions below. The ``XMLReader`` owns it.
  private let parser: XML_Parser?
  var events: [XMLEvent] = []
  var attributes: [Attribute] = []
  /// All texts and attribute values, one after another.
  var store: [UInt8] = []
  var names: XMLNames
  /// Why a callback stopped the parser; nil when none did.
  private(set) var stopped: XMLError.Code?
  var error: XMLError?
  /// The names of the open elements. Expat has checked that end tags have the same names.
  private var open: [(qualified: Int, local: Int)] = []
  /// The number of bytes of text since the last tag.
  private var textRun = 0
  private let maximumText: Int

  init(parser: XML_Parser?, known: [String], maximumText: Int) {
    unsafe self.parser = parser
    self.maximumText = maximumText
    names = XMLNames(known: known)
  }

  /// The state whose address expat passes as user data.
  static func at(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLState>? {
    unsafe user?.assumingMemoryBound(to: XMLState.self)
  }

  mutating func clear() {
    events.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    store.removeAll(keepingCapacity: true)
  }

  mutating func start(_ name: UnsafePointer<CChar>?, _ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
    guard stopped == nil, let name = unsafe name else { return }
    textRun = 0
    if open.count >= XMLReader.maximumDepth { return stop(.tooDeep) }
    let first = attributes.count
    if var pair = unsafe pairs {
      while let key = unsafe pair[0], let value = unsafe pair[1] {
        if attributes.count &- first >= XMLReader.maximumAttributes { return stop(.tooManyAttributes) }
        let (qualified, local) = unsafe names.number(of: key)
        let start = store.count
        unsafe store.append(contentsOf: UnsafeRawBufferPointer(start: value, count: Int(strlen(value))))
        attributes.append(Attribute(name: local, qualifiedName: qualified, value: start..<store.count))
        unsafe pair += 2
      }
    }
    let numbers = unsafe names.number(of: name)
    open.append(numbers)
    append(.start, numbers, content: first..<attributes.count)
  }

  mutating func end() {
    guard stopped == nil, let numbers = open.popLast() else { return }
    textRun = 0
    append(.end, numbers, content: 0..<0)
  }

  mutating func text(_ text: UnsafePointer<CChar>?, _ length: Int32) {
    guard stopped == nil, let text = unsafe text, length > 0 else { return }
    let start = store.count
    textRun &+= Int(length)
    if textRun > maximumText { return stop(.tokenTooLong) }
    unsafe store.append(contentsOf: UnsafeRawBufferPointer(start: text, count: Int(length)))
    // Expat reports line ends and entities separately; they are joined with the text before them.
    if let last = events.last, last.kind == .text, last.content.upperBound == start {
      events[events.count - 1] = XMLEvent(
        kind: .text, name: -1, qualifiedName: -1, range: last.range, content: last.content.lowerBound..<store.count)
      return
    }
    let offset = position
    events.append(XMLEvent(kind: .text, name: -1, qualifiedName: -1, range: offset..<offset, content: start..<store.count))
  }

  mutating func stop(_ code: XMLError.Code) {
    guard stopped == nil else { return }
    stopped = code
    if let parser = unsafe parser { unsafe XML_StopParser(parser, 0) }
  }

  private var position: Int {
    guard let parser = unsafe parser else { return 0 }
    return unsafe max(0, Int(expat_byte_index(parser)))
  }

  private mutating func append(_ kind: XMLEvent.Kind, _ numbers: (qualified: Int, local: Int), content: Range<Int>) {
    let start = position
    let length = unsafe parser.map { unsafe max(0, Int(expat_byte_count($0))) } ?? 0
    events.append(
      XMLEvent(
        kind: kind, name: numbers.local, qualifiedName: numbers.qualified, range: start..<start &+ length, content: content))
  }
}
