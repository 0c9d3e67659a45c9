/// The names of a file's columns, written once as the pieces of JSON that stand before the values of a record.
struct AttributeKeys: Sendable {
  /// For each column, what stands before its value: `{"id":"`, then `","name":"`.
  private var bytes: [UInt8] = []
  /// Offset in `bytes` of the end of each piece.
  private var ends: [Int] = []
  /// `bytes` with 16 more behind them, because copying in blocks reads beyond the end of a piece.
  private var padded: [UInt8] = []

  init(_ names: [String]) {
    for (index, name) in names.enumerated() {
      bytes += Array((index == 0 ? "{" : "\",").utf8)
      JSONText.appendString(name, to: &bytes)
      bytes += Array(":\"".utf8)
      ends.append(bytes.count)
    }
    padded = bytes + [UInt8](repeating: 0, count: 16)
  }

  /// Bytes that ``renderPlain(_:from:ends:to:)`` may write for a record of `count` bytes.
  func room(forRecord count: Int) -> Int { bytes.count &+ count &+ 64 }

  /// Writes the JSON object of a plain record (see ``PlainScan``), which begins at `start` of `source` and whose cells end
  /// at `cellEnds`, to `target`. Returns where the object ends.
  @inline(__always)
  func renderPlain(
    _ source: UnsafeRawBufferPointer, from start: Int, ends cellEnds: UnsafeMutablePointer<Int>,
    to target: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    guard let from = source.baseAddress else { return target }
    var output = target
    padded.withUnsafeBytes { keys in
      guard let keysStart = keys.baseAddress else { return }
      ends.withUnsafeBufferPointer { keyEnds in
        var keyStart = 0
        var cellStart = start
        for column in 0..<keyEnds.count {
          let keyEnd = keyEnds[column]
          output = copyBlocks(keysStart + keyStart, to: output, count: keyEnd &- keyStart)
          keyStart = keyEnd
          let cellEnd = cellEnds[column]
          output = copyBlocks(from + cellStart, to: output, count: cellEnd &- cellStart)
          cellStart = cellEnd &+ 1
        }
      }
    }
    output.storeBytes(of: 0x22, as: UInt8.self)
    output.storeBytes(of: 0x7D, toByteOffset: 1, as: UInt8.self)
    return output + 2
  }

  /// Replaces `output` by the JSON object of one record, in which every cell is a string. `text` must be valid UTF-8, and
  /// there must be at least as many cells as names.
  func render(_ text: Span<UInt8>, cells: [Range<Int>], into output: inout [UInt8]) {
    output.removeAll(keepingCapacity: true)
    // Escaping makes six bytes of one at most.
    let room = bytes.count &+ text.count &* 6 &+ 2
    if output.capacity < room { output.reserveCapacity(room &* 2) }
    output.append(addingCapacity: room) { span in
      span.withUnsafeMutableBufferPointer { target, count in
        text.withUnsafeBytes { source in
          count = render(source, cells: cells, into: UnsafeMutableRawBufferPointer(target))
        }
      }
    }
  }

  /// Returns the number of bytes written. `target` must have room for the longest object possible.
  private func render(
    _ source: UnsafeRawBufferPointer, cells: [Range<Int>], into target: UnsafeMutableRawBufferPointer
  ) -> Int {
    guard let to = target.baseAddress, cells.count >= ends.count else { return 0 }
    var output = to
    bytes.withUnsafeBytes { keys in
      guard let keysStart = keys.baseAddress else { return }
      var keyStart = 0
      for column in ends.indices {
        let keyEnd = ends[column]
        output.copyMemory(from: keysStart + keyStart, byteCount: keyEnd &- keyStart)
        output += keyEnd &- keyStart
        keyStart = keyEnd
        output = Self.escape(source, cells[column], to: output)
      }
    }
    output.storeBytes(of: 0x22, as: UInt8.self)
    output.storeBytes(of: 0x7D, toByteOffset: 1, as: UInt8.self)
    return to.distance(to: output) &+ 2
  }

  /// Copies the bytes of `range`, escaped for JSON: eight at a time where none of the eight needs escaping.
  @inline(__always)
  private static func escape(
    _ source: UnsafeRawBufferPointer, _ range: Range<Int>, to target: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    var output = target
    var index = range.lowerBound
    while index < range.upperBound {
      if index &+ 8 <= range.upperBound {
        let word = source.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if !JSONText.needsEscape(word) {
          output.storeBytes(of: word, as: UInt64.self)
          output += 8
          index &+= 8
          continue
        }
      }
      let byte = source[index]
      if byte >= 0x20, byte != 0x22, byte != 0x5C {
        output.storeBytes(of: byte, as: UInt8.self)
        output += 1
      } else {
        for escaped in JSONText.escape(of: byte) {
          output.storeBytes(of: escaped, as: UInt8.self)
          output += 1
        }
      }
      index &+= 1
    }
    return output
  }
}
