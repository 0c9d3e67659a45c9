/// The names of a file's columns as pieces of JSON, rendered once.
struct AttributeKeys: Sendable {
  /// For each column, what stands before its value: `{"id":"`, then `","name":"`.
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// The same with room after the last to read it in blocks.
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

  /// Writes the object of a plain record, whose cells end at `ends`, to `target`; returns where it ends.
  @inline(__always)
  func renderPlain(
    _ source: UnsafeRawBufferPointer, from start: Int, ends cellEnds: UnsafeMutablePointer<Int>,
    to target: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    guard let from = source.baseAddress else { return target }
    var place = target
    padded.withUnsafeBytes { keys in
      guard let keysStart = keys.baseAddress else { return }
      ends.withUnsafeBufferPointer { keyEnds in
        var keyStart = 0
        var cellStart = start
        for column in 0..<keyEnds.count {
          let keyEnd = keyEnds[column]
          place = copyBlocks(keysStart + keyStart, to: place, count: keyEnd &- keyStart)
          keyStart = keyEnd
          let cellEnd = cellEnds[column]
          place = copyBlocks(from + cellStart, to: place, count: cellEnd &- cellStart)
          cellStart = cellEnd &+ 1
        }
      }
    }
    place.storeBytes(of: 0x22, as: UInt8.self)
    place.storeBytes(of: 0x7D, toByteOffset: 1, as: UInt8.self)
    return place + 2
  }

  /// Writes the object of one record over `output`: every cell as a string. `text` is valid UTF-8, and there are at
  /// least as many cells as names.
  func render(_ text: Span<UInt8>, cells: [Range<Int>], into output: inout [UInt8]) {
    output.removeAll(keepingCapacity: true)
    // Six bytes for one is the worst that escaping does.
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

  /// Returns the number of bytes written; `target` has room for the worst case.
  private func render(
    _ source: UnsafeRawBufferPointer, cells: [Range<Int>], into target: UnsafeMutableRawBufferPointer
  ) -> Int {
    guard let to = target.baseAddress, cells.count >= ends.count else { return 0 }
    var place = to
    bytes.withUnsafeBytes { keys in
      guard let keysStart = keys.baseAddress else { return }
      var keyStart = 0
      for column in ends.indices {
        let keyEnd = ends[column]
        place.copyMemory(from: keysStart + keyStart, byteCount: keyEnd &- keyStart)
        place += keyEnd &- keyStart
        keyStart = keyEnd
        place = Self.escape(source, cells[column], to: place)
      }
    }
    place.storeBytes(of: 0x22, as: UInt8.self)
    place.storeBytes(of: 0x7D, toByteOffset: 1, as: UInt8.self)
    return to.distance(to: place) &+ 2
  }

  /// Copies the bytes of `range`, escaped for JSON, eight at a time where none of them needs it.
  @inline(__always)
  private static func escape(
    _ source: UnsafeRawBufferPointer, _ range: Range<Int>, to target: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    var place = target
    var index = range.lowerBound
    while index < range.upperBound {
      if index &+ 8 <= range.upperBound {
        let word = source.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if !JSONText.needsEscape(word) {
          place.storeBytes(of: word, as: UInt64.self)
          place += 8
          index &+= 8
          continue
        }
      }
      let byte = source[index]
      if byte >= 0x20, byte != 0x22, byte != 0x5C {
        place.storeBytes(of: byte, as: UInt8.self)
        place += 1
      } else {
        for escaped in JSONText.escape(of: byte) {
          place.storeBytes(of: escaped, as: UInt8.self)
          place += 1
        }
      }
      index &+= 1
    }
    return place
  }
}
