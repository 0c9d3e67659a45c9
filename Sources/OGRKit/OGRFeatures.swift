private import COGR

/// Reads the features of one layer, one after another. It owns the source, which must stay open meanwhile.
@safe package struct OGRFeatures: ~Copyable {
  private let source: OGRSource
  private let layer: OpaquePointer
  /// True when ``layer`` is the result of a statement, which must be released.
  private let isResult: Bool
  /// The layer that is read, or the result of the statement.
  package let description: OGRLayer

  fileprivate init(_ source: consuming OGRSource, _ layer: OpaquePointer, isResult: Bool) {
    description = unsafe source.describe(layer)
    unsafe self.layer = layer
    self.isResult = isResult
    self.source = source
  }

  // The result of a statement belongs to the source, so it is released before the source is closed.
  deinit {
    if isResult { unsafe cogr_release(source.handle, layer) }
  }

  /// Makes the first feature the next one again.
  package func rewind() { unsafe cogr_layer_rewind(layer) }

  /// The next feature; nil at the end.
  /// - Throws: ``OGRError`` (`unreadable`) when reading failed.
  package func next() throws(OGRError) -> OGRFeature? {
    OGRLibrary.forget()
    guard let handle = unsafe cogr_layer_next(layer) else {
      if let words = OGRLibrary.failures { throw OGRError(.unreadable, words) }
      return nil
    }
    return unsafe OGRFeature(handle, failure: OGRLibrary.failures)
  }
}

extension OGRSource {
  /// The features of the layer `index`, or of the result of a query.
  ///
  /// - Parameters:
  ///   - condition: the condition after WHERE in the SQL of the source; nil for all features.
  ///   - statement: a query whose result is read instead of the layer.
  /// - Throws: ``OGRError``: `statement` when GDAL does not accept one of them, `unreadable` when there is no such layer.
  package consuming func features(
    ofLayer index: Int, where condition: String? = nil, statement: String? = nil
  ) throws(OGRError) -> OGRFeatures {
    OGRLibrary.forget()
    let found = unsafe statement.map { unsafe cogr_query(handle, $0) } ?? pointer(toLayer: index)
    guard let found = unsafe found else {
      throw OGRError(statement == nil ? .unreadable : .statement, OGRLibrary.failures ?? "there is no such layer")
    }
    let features = unsafe OGRFeatures(self, found, isResult: statement != nil)
    if let condition {
      guard unsafe cogr_layer_filter(found, condition) else {
        throw OGRError(.statement, OGRLibrary.failures ?? "the condition is not understood")
      }
    }
    features.rewind()
    return features
  }
}
