internal import CExpat
private import Glibc

/// What expat's callbacks write into: the events of one piece of input, in columns that are emptied and used again.
///
/// It stands at an address of its own, which the ``XMLReader`` owns and expat calls back with. A class would be asked on
/// every access whether someone else is at it, which took longer than parsing.
@safe struct XMLState {
  struct Attribute {
    var name: Int
    var qualifiedName: Int
    var value: Range<Int>
  }

  /// The parser that calls; borrowed from the ``XMLReader`` that owns both.
  private let parser: XML_Parser?
  var events: [XMLEvent] = []
  var attributes: [Attribute] = []
  /// Texts and attribute values, one after another.
  var store: [UInt8] = []
  var names: XMLNames
  /// Why a callback stopped the parser.
  private(set) var stopped: XMLError.Code?
  var error: XMLError?
  /// Names of the open elements: expat has compared them with those of the end tags.
  private var open: [(qualified: Int, local: Int)] = []
  private var textRun = 0
  private let maximumText: Int

  init(parser: XML_Parser?, known: [String], maximumText: Int) {
    unsafe self.parser = parser
    self.maximumText = maximumText
    names = XMLNames(known: known)
  }

  /// The state behind expat's user data.
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
    // expat gives line ends and entities as pieces of their own: they are joined.
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
    return unsafe max(0, Int(XML_GetCurrentByteIndex(parser)))
  }

  private mutating func append(_ kind: XMLEvent.Kind, _ numbers: (qualified: Int, local: Int), content: Range<Int>) {
    let start = position
    let length = unsafe parser.map { unsafe max(0, Int(XML_GetCurrentByteCount($0))) } ?? 0
    events.append(
      XMLEvent(
        kind: kind, name: numbers.local, qualifiedName: numbers.qualified, range: start..<start &+ length, content: content))
  }
}
