private import CExpat

/// An XML text, read as one event after another by expat.
///
/// Every DOCTYPE stops it, since survey formats need none and entities are how a small file reads other files or
/// becomes a big one. Caps: 64 levels, 256 attributes (a drone's XMP has 70), 1 MiB for a tag or text (expat 2.5 takes
/// quadratic time on long tokens, CVE-2023-52425). Texts and names come out in UTF-8, offsets are those of the input.
@safe package struct XMLReader: ~Copyable {
  package static var maximumDepth: Int { 64 }
  package static var maximumAttributes: Int { 256 }
  package static var maximumToken: Int { 1 << 20 }
  private static var feed: Int { 64 << 10 }

  private let bytes: [UInt8]
  /// Owned: the callbacks hold `session` unretained, and both go together.
  private let parser: XML_Parser?
  private let session: XMLSession
  private var fed = 0
  private var isFinished = false
  private var nextEvent = 0

  /// A reader of `bytes`. `known` are names, without prefix, that get the numbers 0, 1, … for the caller to compare
  /// with. `encoding` overrules what the text says of itself, `maximumText` the cap on the text between two tags.
  package init(
    _ bytes: [UInt8], known: [String] = [], encoding: String? = nil, maximumText: Int = XMLReader.maximumToken
  ) {
    self.bytes = bytes
    session = XMLSession(known: known, maximumText: maximumText)
    unsafe parser = XML_ParserCreate(encoding)
    guard let parser = unsafe parser else { return }
    unsafe session.parser = parser
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(session).toOpaque())
    unsafe XML_SetElementHandler(
      parser, { user, name, attributes in unsafe XMLSession.of(user)?.start(name, attributes) },
      { user, name in unsafe XMLSession.of(user)?.end(name) })
    unsafe XML_SetCharacterDataHandler(parser) { user, text, length in unsafe XMLSession.of(user)?.text(text, length) }
    unsafe XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in unsafe XMLSession.of(user)?.stop(.doctype) }
  }

  deinit {
    if let parser = unsafe parser { unsafe XML_ParserFree(parser) }
  }

  /// The next event, nil after the last.
  package mutating func next() throws(XMLError) -> XMLEvent? {
    while nextEvent >= session.events.count {
      if let error = session.error { throw error }
      if isFinished { return nil }
      nextEvent = 0
      try feedMore()
    }
    nextEvent += 1
    return session.events[nextEvent - 1]
  }

  /// Parses the next piece. What an erring piece held up to the error is still given out; the error comes after it.
  private mutating func feedMore() throws(XMLError) {
    guard let parser = unsafe parser else { throw XMLError(.outOfMemory, offset: 0, line: 1) }
    if bytes.isEmpty { throw XMLError(.empty, offset: 0, line: 1) }
    session.clear()
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
      session.error = failure(isLast: isLast)
    } else if unsafe position(parser) < fed - Self.maximumToken {
      session.error = unsafe XMLError(.tokenTooLong, offset: position(parser), line: line(parser))
    }
  }

  private func failure(isLast: Bool) -> XMLError {
    guard let parser = unsafe parser else { return XMLError(.outOfMemory, offset: 0, line: 1) }
    let offset = unsafe min(max(0, position(parser)), bytes.count)
    let line = unsafe line(parser)
    if let stopped = session.stopped { return XMLError(stopped, offset: offset, line: line) }
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

  private func position(_ parser: XML_Parser) -> Int { unsafe Int(XML_GetCurrentByteIndex(parser)) }
  private func line(_ parser: XML_Parser) -> Int { unsafe Int(clamping: XML_GetCurrentLineNumber(parser)) }

  /// The name with this number.
  package func name(_ number: Int) -> String { session.names.name(number) }

  /// The text of a text event.
  package func text(_ event: XMLEvent) -> ArraySlice<UInt8> {
    event.kind == .text ? session.store[event.content.clamped(to: 0..<session.store.count)] : []
  }

  /// The value of the attribute of a start tag whose name, without prefix, has this number.
  package func attribute(_ name: Int, of event: XMLEvent) -> ArraySlice<UInt8>? {
    guard event.kind == .start else { return nil }
    for attribute in session.attributes[event.content.clamped(to: 0..<session.attributes.count)]
    where attribute.name == name {
      return session.store[attribute.value]
    }
    return nil
  }

  /// All attributes of a start tag, with the names as they stand.
  package func attributes(of event: XMLEvent) -> [(name: String, value: ArraySlice<UInt8>)] {
    guard event.kind == .start else { return [] }
    return session.attributes[event.content.clamped(to: 0..<session.attributes.count)].map {
      (session.names.name($0.qualifiedName), session.store[$0.value])
    }
  }
}
