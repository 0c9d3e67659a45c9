import Glibc

/// Turns text of an encoding into UTF-8, strictly: bytes that are no character of the encoding are an error and never become a
/// replacement character. Each worker makes its own, because an iconv handle keeps state.
struct TextDecoder: ~Copyable {
  private let handle: iconv_t?

  init(_ encoding: TextEncoding) {
    let name: String? =
      switch encoding {
      case .utf8: nil
      case .utf16LittleEndian: "UTF-16LE"
      case .utf16BigEndian: "UTF-16BE"
      case .table(let table): table
      }
    let opened = name.map { iconv_open("UTF-8", $0) }
    // iconv_open returns the pointer -1 when it knows no such encoding.
    handle = opened.flatMap { Int(bitPattern: $0) == -1 ? nil : $0 }
  }

  deinit {
    if let handle { iconv_close(handle) }
  }

  /// Appends `text` to `output` as UTF-8. Returns nil, or the offset of the first byte that could not be read. `mayBeCut`: a
  /// character that the end of `text` cuts off is not a fault.
  func append(_ text: Span<UInt8>, to output: inout [UInt8], mayBeCut: Bool = false) -> Int? {
    guard let handle else { return 0 }
    guard !text.isEmpty else { return nil }
    iconv(handle, nil, nil, nil, nil)
    let start = output.count
    // No encoding of ``TextEncoding`` needs more than three bytes of UTF-8 for one of its own.
    output.append(contentsOf: repeatElement(0, count: text.count &* 3 &+ 16))
    var used = 0
    var fault: Int?
    text.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBytes { room in
        guard let from = input.baseAddress, let to = room.baseAddress else { return }
        // iconv's signature is older than const; it does not write to its input.
        var next: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: from).assumingMemoryBound(to: CChar.self)
        var target: UnsafeMutablePointer<CChar>? = (to + start).assumingMemoryBound(to: CChar.self)
        var left = input.count
        var space = room.count - start
        let total = space
        if iconv(handle, &next, &left, &target, &space) == -1 {
          // EINVAL: the input ends inside a character.
          fault = errno == EINVAL && mayBeCut ? nil : input.count - left
        }
        used = total - space
      }
    }
    output.removeSubrange((start &+ used)...)
    return fault
  }
}
