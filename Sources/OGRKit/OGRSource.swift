private import COGR

/// Owns an open data source: a file, a folder or a database, which is only read.
@safe package struct OGRSource: ~Copyable {
  let handle: OpaquePointer

  /// - Parameters:
  ///   - name: the bytes of a path, or a connection string of one of the drivers.
  ///   - drivers: the short names in GDAL of the drivers that are tried.
  ///   - options: open options in the form `NAME=VALUE`.
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

  // `OGRFeatures` owns the source whose layer it reads, so no layer or feature is in use any more.
  deinit {
    unsafe cogr_close(handle)
  }

  /// The short name in GDAL of the driver that opened the source.
  package var driver: String { unsafe OGRLibrary.text(cogr_driver(handle)) }

  package var layerCount: Int { unsafe Int(cogr_layer_count(handle)) }

  /// Runs a statement that has no result.
  package func run(_ statement: String) {
    if let result = unsafe cogr_query(handle, statement) { unsafe cogr_release(handle, result) }
  }
}

/// The result of `body` for the texts as a C array that ends with NULL.
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
