/// Texts made once and copied often: what a million features repeat.
struct TextTable: Sendable {
  private var bytes: [UInt8] = []
  /// Where each text begins, and at last where the last one ends; empty where all are ``length`` bytes long.
  private var bounds = [0]
  /// Of each text, where all are equally long: ids of outlets are, and one is looked up for every observation, far from the last.
  private var length = 0

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
    let length = count > 0 ? bounds[1] : 0
    if (0..<count).allSatisfy({ bounds[$0 + 1] - bounds[$0] == length }) {
      self.length = length
      self.bounds = []
    } else {
      self.bounds = bounds
    }
  }

  /// JSON strings, `null` for nil.
  init(json texts: [String?]) {
    self.init(count: texts.count, size: 24) { $1.appendJSON(texts[$0]) }
  }

  /// Appends the text at `index`.
  @inline(__always)
  func append(_ index: Int, to writer: inout ByteWriter) {
    let range = bounds.isEmpty ? index * length..<(index + 1) * length : bounds[index]..<bounds[index + 1]
    writer.append(bytes.span.extracting(range))
  }
}
