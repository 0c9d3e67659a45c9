extension Dialect {
  /// Layers of rivers.
  static let riverLayers: [Dialect] = []
}
