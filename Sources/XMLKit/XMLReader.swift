private import CExpat

/// Reads an XML text with expat, as one event after another.
///
/// A DOCTYPE is an error, since survey formats need none, and since entities can read other files or grow without end. Other
/// limits are 64 levels, 256 attributes (the XMP of a drone has 70), and 1 MiB for a tag or text (expat 2.5 takes quadratic time
/// for long tokens, CVE-2023-52425). Texts and names are UTF-8; offsets are those of the input.
@safe package struct XMLReader: ~Copyable {
  package static var maximumDepth: Int { 64 }
  package static var maximumAttributes: Int { 256 }
  package static var maximumToken: Int { 1 << 20 }
  /// The number of bytes that expat gets at a time.
  private static var feed: Int { 64 << 10 }

  private let bytes: [UInt8]
  /// The parser of expat, which this reader owns; nil when there was no memory for it.
  private let parser: XML_Parser?
  /// What the callbacks of `parser` write into. This reader owns it too.
  private let state: UnsafeMutablePointer<XMLState>
  /// The number of bytes that expat has got.
  private var fed = 0
  private var isFinished = false
  /// The index of the next event in ``XMLState/events``.
  private var nextEvent = 0

  /// A reader of `bytes`. The names in `known`, which have no prefix, get the numbers 0, 1, …, so that the caller can compare
  /// numbers. `encoding` is used instead of the one that the text states. `maximumText` limits the text between two tags.
  package init(
    _ bytes: [UInt8], known: [String] = [], encoding: String? = nil, maximumText: Int = XMLReader.maximumToken
  ) {
    self.bytes = bytes
    unsafe parser = XML_ParserCreate(encoding)
    unsafe state = .allocate(capacity: 1)
    unsafe state.initialize(to: XMLState(parser: parser, known: known, maximumText: maximumText))
    guard let parser = unsafe parser else { return }
    unsafe XML_SetUserData(parser, state)
    unsafe XML_SetElementHandler(
      parser,
      { user, name, attributes in unsafe XMLState.at(user)?.pointee.start(name, attributes) },
      { user, _ in unsafe XMLState.at(user)?.pointee.end() })
    unsafe XML_SetCharacterDataHandler(parser) { user, text, length in unsafe XMLState.at(user)?.pointee.text(text, length) }
    unsafe XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in unsafe XMLState.at(user)?.pointee.stop(.doctype) }
  }

  deinit {
    if let parser = unsafe parser { unsafe XML_ParserFree(parser) }
    unsafe state.deinitialize(count: 1)
    unsafe state.deallocate()
  }

  /// The next event; nil after the last.
  package mutating func next() throws(XMLError) -> XMLEvent? {
    while unsafe nextEvent >= state.pointee.events.count {
      if let error = unsafe state.pointee.error { throw error }
      if isFinished { return nil }
      nextEvent = 0
      try feedMore()
    }
    nextEvent &+= 1
    return unsafe state.pointee.events[nextEvent &- 1]
  }

  /// Parses the next piece of the text. When the piece has an error, the events before the error are given first.
  private mutating func feedMore() throws(XMLError) {
    guard let parser = unsafe parser else { throw XMLError(.outOfMemory, offset: 0, line: 1) }
    if bytes.isEmpty { throw XMLError(.empty, offset: 0, line: 1) }
    unsafe state.pointee.clear()
    let count = min(Self.feed, bytes.count - fed)
    let isLast = fed + count == bytes.count
    let status = unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return XML_STATUS_ERROR }
      let piece = unsafe (base + fed).assumingMemoryBound(to: CChar.self)
      return unsafe XML_Parse(parser, piece, Int32(truncatingIfNeeded: count), isLast ? 1 : 0)
    }
    fed += count
    isFinished = isLast
    if status == XML_STATUS_ERROR {
      isFinished = true
      unsafe state.pointee.error = failure(isLast: isLast)
    } else if unsafe position(parser) < fed - Self.maximumToken {
      unsafe state.pointee.error = XMLError(.tokenTooLong, offset: position(parser), line: line(parser))
    }
  }

  private func failure(isLast: Bool) -> XMLError {
    guard let parser = unsafe parser else { return XMLError(.outOfMemory, offset: 0, line: 1) }
    let offset = unsafe min(max(0, position(parser)), bytes.count)
    let line = unsafe line(parser)
    if let stopped = unsafe state.pointee.stopped { return XMLError(stopped, offset: offset, line: line) }
    let code = unsafe XML_GetErrorCode(parser)
    let detail = unsafe XML_ErrorString(code).map { unsafe String(cString: $0) } ?? "error \(code.rawValue)"
    switch code {
    case XML_ERROR_NO_MEMORY: return XMLError(.outOfMemory, offset: offset, line: line)
    case XML_ERROR_UNKNOWN_ENCODING, XML_ERROR_INCORRECT_ENCODING:
      return XMLError(.unknownEncoding, offset: offset, line: line, detail: detail)
    case XML_ERROR_NO_ELEMENTS, XML_ERROR_UNCLOSED_TOKEN, XML_ERROR_PARTIAL_CHAR, XML_ERROR_UNCLOSED_CDATA_SECTION:
      return XMLError(isLast ? .truncated : .malformed, offset: offset, line: line, detail: detail)
    case XML_ERROR_INVALID_TOKEN where offset < bytes.count && bytes[offset] >= 0x80:
      return XMLError(.wrongEncoding, offset: offset, line: line, detail: "of its encoding (UTF-8 where it states none)")
    default: return XMLError(.malformed, offset: offset, line: line, detail: detail)
    }
  }

  private func position(_ parser: XML_Parser) -> Int { unsafe Int(expat_byte_index(parser)) }
  private func line(_ parser: XML_Parser) -> Int { unsafe Int(clamping: expat_line(parser)) }

  /// The name with this number.
  package func name(_ number: Int) -> String { unsafe state.pointee.names.name(number) }

  /// The text of a text event.
  package func text(_ event: XMLEvent) -> ArraySlice<UInt8> {
    event.kind == .text ? unsafe state.pointee.store[event.content.clamped(to: state.pointee.store.indices)] : []
  }

  /// Adds the text of a text event to `output`.
  package func append(textOf event: XMLEvent, to output: inout [UInt8]) {
    guard event.kind == .text else { return }
    unsafe output.append(contentsOf: state.pointee.store[event.content.clamped(to: state.pointee.store.indices)])
  }

  /// The value of the attribute of a start tag whose name without prefix has this number; nil when there is none.
  package func attribute(_ name: Int, of event: XMLEvent) -> ArraySlice<UInt8>? {
    range(of: name, event).map { unsafe state.pointee.store[$0] }
  }

  /// Adds the value of the attribute with this name to `output`; false when there is none.
  package func append(attribute name: Int, of event: XMLEvent, to output: inout [UInt8]) -> Bool {
    guard let range = range(of: name, event) else { return false }
    unsafe output.append(contentsOf: state.pointee.store[range])
    return true
  }

  /// The result of `body` for the value of the attribute with this name; nil when there is none.
  package func withAttribute<Result>(_ name: Int, of event: XMLEvent, _ body: (Span<UInt8>) -> Result) -> Result? {
    guard let range = range(of: name, event) else { return nil }
    return unsafe body(state.pointee.store.span.extracting(range))
  }

  /// Calls `body` for each attribute of a start tag, with the number of its name with prefix.
  package func forEachAttribute(of event: XMLEvent, _ body: (_ qualifiedName: Int, _ value: Span<UInt8>) -> Void) {
    guard event.kind == .start else { return }
    for index in unsafe event.content.clamped(to: state.pointee.attributes.indices) {
      let attribute = unsafe state.pointee.attributes[index]
      unsafe body(attribute.qualifiedName, state.pointee.store.span.extracting(attribute.value))
    }
  }

  /// All attributes of a start tag, with their names with prefix.
  package func attributes(of event: XMLEvent) -> [(name: String, value: ArraySlice<UInt8>)] {
    guard event.kind == .start else { return [] }
    return unsafe state.pointee.attributes[event.content.clamped(to: state.pointee.attributes.indices)].map {
      unsafe (name($0.qualifiedName), state.pointee.store[$0.value])
    }
  }

  /// The range of an attribute's value in ``XMLState/store``; nil when there is no such attribute.
  private func range(of name: Int, _ event: XMLEvent) -> Range<Int>? {
    guard event.kind == .start else { return nil }
    for index in unsafe event.content.clamped(to: state.pointee.attributes.indices) {
      let attribute = unsafe state.pointee.attributes[index]
      if attribute.name == name { return attribute.value }
    }
    return nil
  }
}
