import SurveyModel

/// Which encoding a text file is in, judged from its bytes: a byte order mark, else strict UTF-8, else the encoding in which its
/// words are likeliest (``EncodingVerdict``).
struct EncodingJudge {
  var encoding: TextEncoding
  /// Bytes of the byte order mark.
  var markLength = 0
  /// True when the user or a byte order mark states the encoding. A record with bytes that do not fit it is then rejected.
  /// Elsewhere such bytes show that the encoding was judged wrongly, and the file is refused.
  var isStated: Bool
  /// True when the text may be in another encoding.
  var isAmbiguous = false
  /// The other encoding; nil where it is only the words that are odd.
  var rival: TextEncoding?

  /// Judges the first bytes of a file, or with `isWhole` all of them.
  init(_ bytes: Span<UInt8>, isWhole: Bool, options: IngestOptions) throws(InputError) {
    let mark = Self.mark(bytes)
    if let name = options.encoding {
      encoding = try TextEncoding(named: name, source: options.source)
      isStated = true
      if let mark, mark.encoding == encoding { markLength = mark.length }
      return
    }
    if let mark {
      (encoding, markLength) = mark
      isStated = true
      return
    }
    isStated = false
    if UTF8Check.isASCII(bytes) {
      encoding = .utf8
      return
    }
    guard let fault = UTF8Check.firstFault(bytes, mayBeCut: !isWhole) else {
      encoding = .utf8
      isAmbiguous = AccidentalUTF8.couldBeGB18030(bytes, isWhole: isWhole)
      rival = isAmbiguous ? .table("GB18030") : nil
      return
    }
    let sample = EncodingSample(bytes, isWhole: isWhole)
    if sample.shareOfUTF8 >= 0.8 {
      throw InputError(
        .unreadable, "the text is UTF-8, but byte \(fault) is not; mend it, or name the encoding with \(.encoding)",
        source: options.source)
    }
    let verdict = EncodingVerdict(sample)
    if let broken = BrokenText.encoding(sample, verdict), let byte = Self.fault(in: bytes, of: broken, isWhole: isWhole) {
      throw InputError(
        .unreadable,
        "the text is \(broken.name), but byte \(byte) is not; mend it, or name the encoding with \(.encoding), and only the record "
          + "with that byte is rejected", source: options.source)
    }
    switch verdict {
    case .sure(let found): encoding = found
    case .likely(let found, let other):
      encoding = found
      isAmbiguous = true
      rival = other
    case .undecided(let possible):
      throw Self.undecided(possible, bytes, fault, isWhole: isWhole, source: options.source)
    }
    if let other = Self.fault(in: bytes, of: encoding, isWhole: isWhole) {
      throw InputError(
        .unreadable,
        "the text is neither UTF-8 (byte \(fault)) nor \(encoding.name) (byte \(other)); name its encoding with \(.encoding)",
        source: options.source)
    }
  }

  /// The error for a text whose encoding cannot be told; `fault` is its first byte that is not UTF-8.
  private static func undecided(
    _ possible: [TextEncoding], _ bytes: Span<UInt8>, _ fault: Int, isWhole: Bool, source: String
  ) -> InputError {
    if !possible.isEmpty {
      let names = possible.map(\.name).joined(separator: " or ")
      return InputError(
        .unreadable,
        "the text is not UTF-8 (byte \(fault)), and its few words do not show whether it is \(names); say which with \(.encoding)",
        source: source)
    }
    let other = Self.fault(in: bytes, of: .table("GB18030"), isWhole: isWhole).map { "GB18030 (byte \($0))" } ?? "GB18030"
    return InputError(
      .unreadable,
      "the text is neither UTF-8 (byte \(fault)) nor \(other), and its words are none in another encoding that is known here; "
        + "name its encoding with \(.encoding)", source: source)
  }

  /// Offset of the first byte that is no character of the encoding; nil when there is none.
  private static func fault(in bytes: Span<UInt8>, of encoding: TextEncoding, isWhole: Bool) -> Int? {
    let decoder = TextDecoder(encoding)
    var scratch: [UInt8] = []
    var start = 0
    // Decode in pieces that end at line ends, so that a large file needs little memory.
    while start < bytes.count {
      var end = min(bytes.count, start &+ (1 << 18))
      while end < bytes.count, bytes[end &- 1] != 0x0A { end &+= 1 }
      scratch.removeAll(keepingCapacity: true)
      let isLast = end == bytes.count
      if let fault = decoder.append(bytes.extracting(start..<end), to: &scratch, mayBeCut: isLast && !isWhole) {
        return start &+ fault
      }
      start = end
    }
    return nil
  }

  /// The encoding that a byte order mark states, and the length of the mark.
  private static func mark(_ bytes: Span<UInt8>) -> (encoding: TextEncoding, length: Int)? {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { return (.utf8, 3) }
    if bytes.count >= 2, bytes[0] == 0xFF, bytes[1] == 0xFE { return (.utf16LittleEndian, 2) }
    if bytes.count >= 2, bytes[0] == 0xFE, bytes[1] == 0xFF { return (.utf16BigEndian, 2) }
    return nil
  }
}
