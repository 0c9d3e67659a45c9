private import COGR

/// Owns a feature that GDAL has read.
@safe package struct OGRFeature: ~Copyable {
  private let handle: OpaquePointer
  /// The failures that GDAL reported while it read this feature; nil for none.
  package let failure: String?

  init(_ handle: OpaquePointer, failure: String?) {
    unsafe self.handle = handle
    self.failure = failure
  }

  // The geometry and the texts of the feature are passed to closures only, so none of them is in use any more.
  deinit {
    unsafe cogr_feature_free(handle)
  }

  /// Nil when the feature has no id.
  package var id: Int64? {
    let id = unsafe cogr_feature_id(handle)
    return id < 0 ? nil : id
  }

  /// Fields count from 0, in the order of the layer's description. `field` must exist, here and in the functions below.
  package func isNull(_ field: Int) -> Bool { unsafe cogr_is_null(handle, Int32(truncatingIfNeeded: field)) }
  package func integer(_ field: Int) -> Int64 { unsafe cogr_integer(handle, Int32(truncatingIfNeeded: field)) }
  package func real(_ field: Int) -> Double { unsafe cogr_real(handle, Int32(truncatingIfNeeded: field)) }

  /// The result of `body` for the bytes of a text. They are UTF-8 only if the source is.
  package func withText<Result>(_ field: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    let text = unsafe cogr_text(handle, Int32(truncatingIfNeeded: field))
    return unsafe withBytes(text, body)
  }

  /// The number of elements of a list.
  package func count(ofList field: Int, _ kind: OGRField.Kind) -> Int {
    let type =
      switch kind {
      case .integerList: COGR_INTEGER_LIST
      case .realList: COGR_REAL_LIST
      default: COGR_TEXT_LIST
      }
    return unsafe Int(cogr_list_count(handle, Int32(truncatingIfNeeded: field), type))
  }

  package func integer(_ field: Int, at index: Int) -> Int64 {
    unsafe cogr_list_integer(handle, Int32(truncatingIfNeeded: field), Int32(truncatingIfNeeded: index))
  }

  package func real(_ field: Int, at index: Int) -> Double {
    unsafe cogr_list_real(handle, Int32(truncatingIfNeeded: field), Int32(truncatingIfNeeded: index))
  }

  /// The result of `body` for the bytes of a text of a list; `index` must be below ``count(ofList:_:)``.
  package func withText<Result>(_ field: Int, at index: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    let text = unsafe cogr_list_text(handle, Int32(truncatingIfNeeded: field), Int32(truncatingIfNeeded: index))
    return unsafe withBytes(text, body)
  }

  /// Nil when the field holds no date or time.
  package func moment(_ field: Int) -> OGRMoment? {
    var moment = cogr_moment()
    guard unsafe cogr_date_time(handle, Int32(truncatingIfNeeded: field), &moment) else { return nil }
    return OGRMoment(
      year: Int(moment.year), month: Int(moment.month), day: Int(moment.day), hour: Int(moment.hour),
      minute: Int(moment.minute), second: moment.second,
      // GDAL's zone is 0 when unknown, 1 for local time, else 100 plus the quarters of an hour east of UTC.
      offset: moment.zone > 1 ? (Int(moment.zone) - 100) * 15 : nil)
  }

  /// The result of `body` for the geometry; nil when the feature has none.
  package func withGeometry<Result>(_ body: (borrowing OGRGeometry) -> Result) -> Result? {
    guard let geometry = unsafe cogr_feature_geometry(handle) else { return nil }
    return unsafe body(OGRGeometry(borrowing: geometry))
  }

  private func withBytes<Result>(_ text: UnsafePointer<CChar>?, _ body: (Span<UInt8>) -> Result) -> Result {
    guard let text = unsafe text else { return body(Span()) }
    let bytes = unsafe UnsafeRawBufferPointer(start: text, count: length(text))
    return unsafe body(Span(_unsafeElements: bytes.assumingMemoryBound(to: UInt8.self)))
  }
}
