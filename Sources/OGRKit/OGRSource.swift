private import COGR

/// The one owner of an open data source: a file, a folder or a database, read only.
@safe package struct OGRSource: ~Copyable {
  let handle: OpaquePointer

  /// - Parameters:
  ///   - name: a path (its bytes), or a connection of one of the drivers.
  ///   - drivers: GDAL's short names; no other driver is tried.
  ///   - options: open options, `NAME=VALUE`.
  /// - Throws: ``OGRError``: `notBuilt`, `noLibrary`, `unreadable`.
  package init(_ name: [UInt8], drivers: [String], options: [String] = []) throws(OGRError) {
    try OGRLibrary.load()
    OGRLibrary.forget()
    let name = name.map { CChar(bitPattern: $0) } + [0]
    let opened = unsafe withTexts(drivers) { drivers in
      unsafe withTexts(options) { options in unsafe cogr_open(name, drivers, options) }
    }
    guard let opened = unsafe opened else {
      throw OGRError(.unreadable, OGRLibrary.failures ?? "it is not of the kind \(drivers.joined(separator: ", "))")
    }
    unsafe handle = opened
  }

  // Layers and features are only lent out of here, so nothing of it is in use any more.
  deinit {
    unsafe cogr_close(handle)
  }

  /// GDAL's short name of the driver that opened it.
  package var driver: String { unsafe OGRLibrary.text(cogr_driver(handle)) }

  package var layerCount: Int { unsafe Int(cogr_layer_count(handle)) }

  /// Runs a statement that has no result.
  package func run(_ statement: String) {
    if let result = unsafe cogr_query(handle, statement) { unsafe cogr_release(handle, result) }
  }
}

/// The texts as a C array that ends with NULL.
private func withTexts<Result>(
  _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
) -> Result {
  let bytes = texts.flatMap { Array($0.utf8CString) }
  return unsafe bytes.withUnsafeBufferPointer { buffer in
    var pointers: [UnsafePointer<CChar>?] = unsafe []
    var start = 0
    for text in texts {
      unsafe pointers.append(buffer.baseAddress.map { unsafe $0 + start })
      start += text.utf8.count + 1
    }
    unsafe pointers.append(nil)
    return unsafe pointers.withUnsafeBufferPointer { list in unsafe body(list.baseAddress) }
  }
}
