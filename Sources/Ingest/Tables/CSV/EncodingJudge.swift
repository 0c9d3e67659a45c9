import SurveyModel

/// Which encoding a text file is in, judged from its bytes: a byte order mark, else strict UTF-8, else GB18030, which
/// is what Chinese spreadsheets write.
struct EncodingJudge {
  var encoding: TextEncoding
  /// Bytes of the byte order mark.
  var markLength = 0
  /// True when the user or a byte order mark states the encoding. A record with bytes that do not fit it is then rejected.
  /// Elsewhere such bytes show that the encoding was judged wrongly, and the file is refused.
  var isStated: Bool
  /// True when the few bytes that are not ASCII are valid in UTF-8 and in GB18030.
  var isAmbiguous = false

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
      isAmbiguous = Self.couldBeGB18030(bytes, isWhole: isWhole)
      return
    }
    encoding = .table("GB18030")
    let decoder = TextDecoder(encoding)
    var scratch: [UInt8] = []
    var start = 0
    // Decode in pieces that end at line ends, so that a large file needs little memory.
    while start < bytes.count {
      var end = min(bytes.count, start &+ (1 << 18))
      while end < bytes.count, bytes[end &- 1] != 0x0A { end &+= 1 }
      scratch.removeAll(keepingCapacity: true)
      let isLast = end == bytes.count
      if let other = decoder.append(bytes.extracting(start..<end), to: &scratch, mayBeCut: isLast && !isWhole) {
        throw InputError(
          .unreadable,
          "the text is neither UTF-8 (byte \(fault)) nor GB18030 (byte \(start &+ other)); name its encoding with \(.encoding)",
          source: options.source)
      }
      start = end
    }
  }

  /// The encoding that a byte order mark states, and the length of the mark.
  private static func mark(_ bytes: Span<UInt8>) -> (encoding: TextEncoding, length: Int)? {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { return (.utf8, 3) }
    if bytes.count >= 2, bytes[0] == 0xFF, bytes[1] == 0xFE { return (.utf16LittleEndian, 2) }
    if bytes.count >= 2, bytes[0] == 0xFE, bytes[1] == 0xFF { return (.utf16BigEndian, 2) }
    return nil
  }

  /// True when a text that is valid UTF-8 may be GB18030 instead. Chinese characters in GB18030 are valid UTF-8 by accident
  /// where their two bytes are C2…DF and 80…BF (路 is C2 B7). A text with at most 16 such pairs and no longer sequence does not
  /// show which of the two encodings it has.
  private static func couldBeGB18030(_ bytes: Span<UInt8>, isWhole: Bool) -> Bool {
    var pairs = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= 0xE0 { return false }
      if byte >= 0xC2 {
        pairs &+= 1
        if pairs > 16 { return false }
        index &+= 1
      }
      index &+= 1
    }
    guard pairs > 0 else { return false }
    var scratch: [UInt8] = []
    return TextDecoder(.table("GB18030")).append(bytes, to: &scratch, mayBeCut: !isWhole) == nil
  }
}
