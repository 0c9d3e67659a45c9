/// Some consecutive lines of a layer's text.
struct LayerChunk: Sendable {
  /// Whole lines, one feature each.
  var bytes: [UInt8] = []
  /// Offset of the first of these bytes in the layer's text.
  var firstByte = 0
  /// Why features cannot be used whose text does not show it, by the offsets of their lines in the layer's text.
  var faults: [Int: String] = [:]
}
