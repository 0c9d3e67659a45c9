/// Texts made once and copied often: what a million features repeat.
struct TextTable: Sendable {
  private var bytes: [UInt8] = []
  /// Where each text begins, and at last where the last one ends.
  private var bounds = [0]

  /// `count` texts of about `size` bytes, each written by `write`.
  init(count: Int, size: Int, _ write: (Int, inout ByteWriter) -> Void) {
    var bounds = [0]
    bounds.reserveCapacity(count + 1)
    bytes.appendText(room: count * size + 64) { writer in
      for index in 0..<count {
        write(index, &writer)
        bounds.append(writer.count)
      }
    }
    self.bounds = bounds
  }

  /// JSON strings, `null` for nil.
  init(json texts: [String?]) {
    self.init(count: texts.count, size: 24) { $1.appendJSON(texts[$0]) }
  }

  /// Appends the text at `index`.
  @inline(__always)
  func append(_ index: Int, to writer: inout ByteWriter) {
    writer.append(bytes.span.extracting(bounds[index]..<bounds[index + 1]))
  }
}
