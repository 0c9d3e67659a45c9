import SurveyModel

/// Up to 256 observations that are collected before they are added to the columns, so that each column grows once for all of
/// them. Their records follow one another in the file.
struct ObservationBatch: ~Copyable {
  /// Where the texts of one observation stand in the bytes that it was read from.
  struct Texts {
    var recordedID: Range<Int>
    var name: Range<Int>
    var code: Range<Int>
  }

  /// One text of each observation, one after the other. There is room behind them for the last block that
  /// ``copyBlocks(_:to:count:)`` writes.
  struct Staged {
    let bytes: UnsafeMutableRawPointer
    let ends: UnsafeMutablePointer<Int>
    var used = 0

    init(room: Int) {
      bytes = .allocate(byteCount: room, alignment: 16)
      ends = .allocate(capacity: ObservationBatch.capacity)
    }

    func deallocate() {
      bytes.deallocate()
      ends.deallocate()
    }

    @inline(__always)
    mutating func append(_ raw: UnsafeRawBufferPointer, _ range: Range<Int>, row: Int) {
      if !range.isEmpty, let base = raw.baseAddress {
        _ = copyBlocks(base + range.lowerBound, to: bytes + used, count: range.count)
        used &+= range.count
      }
      ends[row] = used
    }
  }

  static let capacity = 256

  let values: UnsafeMutablePointer<ObservationValues>
  let byteOffset: UnsafeMutablePointer<Int>
  /// The offset of the first byte after each record.
  let byteEnd: UnsafeMutablePointer<Int>
  private(set) var recordedID: Staged
  private(set) var name: Staged
  private(set) var code: Staged
  private(set) var attributes: Staged
  private(set) var count = 0
  private let firstByte: Int
  /// The batch is full when its attributes are longer than this. The other texts are shorter, since the attributes hold them.
  private let attributesLimit: Int

  /// - Parameters:
  ///   - firstByte: the offset in the file of the bytes that are read; offsets of records count from it.
  ///   - recordRoom: the most bytes that the attributes of one record take, with the blocks in which they are copied.
  init(firstByte: Int, recordRoom: Int) {
    self.firstByte = firstByte
    attributesLimit = 1 << 16
    let room = attributesLimit &+ max(64, recordRoom)
    values = .allocate(capacity: Self.capacity)
    byteOffset = .allocate(capacity: Self.capacity)
    byteEnd = .allocate(capacity: Self.capacity)
    recordedID = Staged(room: room)
    name = Staged(room: room)
    code = Staged(room: room)
    attributes = Staged(room: room)
  }

  deinit {
    values.deallocate()
    byteOffset.deallocate()
    byteEnd.deallocate()
    recordedID.deallocate()
    name.deallocate()
    code.deallocate()
    attributes.deallocate()
  }

  var isFull: Bool {
    @inline(__always) get { count == Self.capacity || attributes.used > attributesLimit }
  }

  /// Adds one observation to a batch that is not full. `render` writes the attributes at the address it is given, and returns
  /// the address where they end.
  @inline(__always)
  mutating func append(
    _ value: ObservationValues, bytes: Range<Int>, texts: Texts, of raw: UnsafeRawBufferPointer,
    render: (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer
  ) {
    let row = count
    (values + row).initialize(to: value)
    byteOffset[row] = firstByte &+ bytes.lowerBound
    byteEnd[row] = firstByte &+ bytes.upperBound
    recordedID.append(raw, texts.recordedID, row: row)
    name.append(raw, texts.name, row: row)
    code.append(raw, texts.code, row: row)
    attributes.used = attributes.bytes.distance(to: render(attributes.bytes + attributes.used))
    attributes.ends[row] = attributes.used
    count &+= 1
  }

  mutating func removeAll() {
    count = 0
    recordedID.used = 0
    name.used = 0
    code.used = 0
    attributes.used = 0
  }
}

/// Copies `count` bytes in blocks of sixteen, and so up to fifteen bytes more, for which both buffers must have room. Returns
/// where the copy of the `count` bytes ends.
@inline(__always)
func copyBlocks(
  _ source: UnsafeRawPointer, to target: UnsafeMutableRawPointer, count: Int
) -> UnsafeMutableRawPointer {
  var done = 0
  repeat {
    let block = source.loadUnaligned(fromByteOffset: done, as: SIMD16<UInt8>.self)
    target.storeBytes(of: block, toByteOffset: done, as: SIMD16<UInt8>.self)
    done &+= 16
  } while done < count
  return target + count
}
