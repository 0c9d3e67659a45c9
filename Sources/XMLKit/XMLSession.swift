internal import CExpat

/// What expat's callbacks write into: the events of one piece of input, in columns that are emptied and used again.
@safe final class XMLSession {
  struct Attribute {
    var name: Int
    var qualifiedName: Int
    var value: Range<Int>
  }

  /// The parser that calls; borrowed from the ``XMLReader`` that owns both.
  var parser: XML_Parser?
  var events: [XMLEvent] = []
  var attributes: [Attribute] = []
  /// Texts and attribute values, one after another.
  var store: [UInt8] = []
  var names: XMLNames
  /// Why a callback stopped the parser.
  var stopped: XMLError.Code?
  var error: XMLError?
  private var depth = 0
  private var textRun = 0
  private let maximumText: Int

  init(known: [String], maximumText: Int) {
    self.maximumText = maximumText
    names = XMLNames(known: known)
    unsafe parser = nil
  }

  /// The session behind expat's user data.
  static func of(_ user: UnsafeMutableRawPointer?) -> XMLSession? {
    guard let user = unsafe user else { return nil }
    return unsafe Unmanaged<XMLSession>.fromOpaque(user).takeUnretainedValue()
  }

  func clear() {
    events.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    store.removeAll(keepingCapacity: true)
  }

  func start(_ name: UnsafePointer<CChar>?, _ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
    guard stopped == nil, let name = unsafe name else { return }
    depth += 1
    textRun = 0
    if depth > XMLReader.maximumDepth { return stop(.tooDeep) }
    let first = attributes.count
    if var pair = unsafe pairs {
      while let key = unsafe pair[0], let value = unsafe pair[1] {
        if attributes.count - first >= XMLReader.maximumAttributes { return stop(.tooManyAttributes) }
        let (qualified, local) = unsafe names.number(of: key)
        let start = store.count
        unsafe store.append(contentsOf: UnsafeRawBufferPointer(start: value, count: cLength(value)))
        attributes.append(Attribute(name: local, qualifiedName: qualified, value: start..<store.count))
        unsafe pair += 2
      }
    }
    unsafe append(.start, name, content: first..<attributes.count)
  }

  func end(_ name: UnsafePointer<CChar>?) {
    guard stopped == nil, let name = unsafe name else { return }
    depth -= 1
    textRun = 0
    unsafe append(.end, name, content: 0..<0)
  }

  func text(_ text: UnsafePointer<CChar>?, _ length: Int32) {
    guard stopped == nil, let text = unsafe text, length > 0 else { return }
    let start = store.count
    textRun += Int(length)
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

  func stop(_ code: XMLError.Code) {
    guard stopped == nil else { return }
    stopped = code
    if let parser = unsafe parser { unsafe XML_StopParser(parser, 0) }
  }

  private var position: Int {
    guard let parser = unsafe parser else { return 0 }
    return unsafe max(0, Int(XML_GetCurrentByteIndex(parser)))
  }

  private func append(_ kind: XMLEvent.Kind, _ name: UnsafePointer<CChar>, content: Range<Int>) {
    let (qualified, local) = unsafe names.number(of: name)
    let start = position
    let length = unsafe parser.map { unsafe Int(XML_GetCurrentByteCount($0)) } ?? 0
    events.append(
      XMLEvent(kind: kind, name: local, qualifiedName: qualified, range: start..<start + max(0, length), content: content))
  }
}

/// The length of a text that ends with a zero byte.
func cLength(_ text: UnsafePointer<CChar>) -> Int {
  var length = 0
  while unsafe text[length] != 0 { length &+= 1 }
  return length
}
