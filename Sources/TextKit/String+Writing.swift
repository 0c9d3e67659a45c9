extension String {
  /// The text that `write` writes.
  public init(writing write: (inout ByteWriter) -> Void) {
    var bytes: [UInt8] = []
    bytes.appendText(room: 64, write)
    self.init(decoding: bytes, as: UTF8.self)
  }
}
