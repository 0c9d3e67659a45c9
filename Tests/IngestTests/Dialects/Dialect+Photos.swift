extension Dialect {
  /// Photos and lists of photos.
  static let photoFiles: [Dialect] = []
}
