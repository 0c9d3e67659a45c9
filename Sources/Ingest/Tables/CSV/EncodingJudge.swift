import SurveyModel

/// Which encoding a text file is in, judged from its bytes: a byte order mark, else strict UTF-8, else GB18030, which
/// is what Chinese spreadsheets write (C1–C6).
struct EncodingJudge {
  var encoding: TextEncoding
  /// Bytes of the byte order mark.
  var markLength = 0
  /// True when the user or a byte order mark says so: then bytes that do not fit cost their record, otherwise they
  /// contradict the judgement.
  var isStated: Bool
  /// True when the few bytes that are no ASCII could as well be GB18030 (C5).
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
    // In pieces that end at line ends, so that a large file needs little room.
    while start < bytes.count {
      var end = min(bytes.count, start &+ (1 << 18))
      while end < bytes.count, bytes[end &- 1] != 0x0A { end &+= 1 }
      scratch.removeAll(keepingCapacity: true)
      let isLast = end == bytes.count
      if let other = decoder.append(bytes.extracting(start..<end), to: &scratch, mayBeCut: isLast && !isWhole) {
        throw InputError(
          .unreadable,
          "the text is neither UTF-8 (byte \(fault)) nor GB18030 (byte \(start &+ other)); name its encoding with --encoding",
          source: options.source)
      }
      start = end
    }
  }

  private static func mark(_ bytes: Span<UInt8>) -> (encoding: TextEncoding, length: Int)? {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { return (.utf8, 3) }
    if bytes.count >= 2, bytes[0] == 0xFF, bytes[1] == 0xFE { return (.utf16LittleEndian, 2) }
    if bytes.count >= 2, bytes[0] == 0xFE, bytes[1] == 0xFF { return (.utf16BigEndian, 2) }
    return nil
  }

  /// Chinese characters that are valid UTF-8 by accident come out as pairs C2…DF 80…BF (路 is C2 B7). A text
  /// with few such pairs and no longer sequence says too little.
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
