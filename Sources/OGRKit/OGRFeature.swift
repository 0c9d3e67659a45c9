private import COGR

/// The one owner of a feature.
@safe package struct OGRFeature: ~Copyable {
  private let handle: OpaquePointer
  /// What GDAL complained of while it read this feature.
  package let failure: String?

  init(_ handle: OpaquePointer, failure: String?) {
    unsafe self.handle = handle
    self.failure = failure
  }

  // Geometry and texts are lent to closures only.
  deinit {
    unsafe cogr_feature_free(handle)
  }

  /// Nil where it has none.
  package var id: Int64? {
    let id = unsafe cogr_feature_id(handle)
    return id < 0 ? nil : id
  }

  /// Fields are counted from 0, in the order of the layer's description; one that does not exist must not be asked for.
  package func isNull(_ field: Int) -> Bool { unsafe cogr_is_null(handle, Int32(truncatingIfNeeded: field)) }
  package func integer(_ field: Int) -> Int64 { unsafe cogr_integer(handle, Int32(truncatingIfNeeded: field)) }
  package func real(_ field: Int) -> Double { unsafe cogr_real(handle, Int32(truncatingIfNeeded: field)) }

  /// Gives the bytes of a text to `body`; they are UTF-8 only as far as the source keeps to it.
  package func withText<Result>(_ field: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    let text = unsafe cogr_text(handle, Int32(truncatingIfNeeded: field))
    return unsafe withBytes(text, body)
  }

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

  /// `index` must be below ``count(ofList:_:)``.
  package func withText<Result>(_ field: Int, at index: Int, _ body: (Span<UInt8>) -> Result) -> Result {
    let text = unsafe cogr_list_text(handle, Int32(truncatingIfNeeded: field), Int32(truncatingIfNeeded: index))
    return unsafe withBytes(text, body)
  }

  /// Nil where the field holds no date or time.
  package func moment(_ field: Int) -> OGRMoment? {
    var moment = cogr_moment()
    guard unsafe cogr_date_time(handle, Int32(truncatingIfNeeded: field), &moment) else { return nil }
    return OGRMoment(
      year: Int(moment.year), month: Int(moment.month), day: Int(moment.day), hour: Int(moment.hour),
      minute: Int(moment.minute), second: moment.second, zone: Int(moment.zone))
  }

  /// Gives the geometry to `body`; nil where there is none.
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

/// A date, a time of day, or both.
package struct OGRMoment: Sendable {
  package var year: Int
  package var month: Int
  package var day: Int
  package var hour: Int
  package var minute: Int
  /// With its fraction, to the millisecond.
  package var second: Float
  /// 0 unknown, 1 local, else 100 and so many quarters of an hour east of Greenwich.
  package var zone: Int
}
