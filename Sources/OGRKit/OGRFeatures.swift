private import COGR

/// The features of one layer, one after another. Owns the source, which lives as long as its features are read.
@safe package struct OGRFeatures: ~Copyable {
  private let source: OGRSource
  private let layer: OpaquePointer
  /// True for the result of a statement, which has to be given back.
  private let isResult: Bool
  /// The layer as it is read: that of the statement's result where there is one.
  package let description: OGRLayer

  fileprivate init(_ source: consuming OGRSource, _ layer: OpaquePointer, isResult: Bool) {
    description = unsafe source.describe(layer)
    unsafe self.layer = layer
    self.isResult = isResult
    self.source = source
  }

  // The result of a statement goes before the source that it belongs to.
  deinit {
    if isResult { unsafe cogr_release(source.handle, layer) }
  }

  /// Begins again with the first feature.
  package func rewind() { unsafe cogr_layer_rewind(layer) }

  /// The next feature, nil at the end.
  /// - Throws: ``OGRError`` (`unreadable`) when there is no next one because reading failed.
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
  /// The features of the layer `index`.
  ///
  /// - Parameters:
  ///   - condition: what comes after WHERE, in the SQL of the source; nil for all.
  ///   - statement: a whole query to be read instead of the layer.
  /// - Throws: ``OGRError``: `statement` when GDAL does not take one of them, `unreadable` when there is no such layer.
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
