private import COGR

/// The description of a layer.
package struct OGRLayer: Sendable {
  package var name: String
  package var shape: OGRShape
  /// The number of features; nil when the source would have to count them.
  package var features: Int?
  /// The name of the column of ids; nil when there is none.
  package var idColumn: String?
  package var fields: [OGRField]
}

extension OGRSource {
  /// The description of the layer `index`, which counts from 0; nil when there is no such layer.
  package func layer(_ index: Int) -> OGRLayer? {
    guard let layer = unsafe pointer(toLayer: index) else { return nil }
    return unsafe describe(layer)
  }

  /// The CRS of the layer `index`; nil when it states none.
  package func crs(ofLayer index: Int) -> OGRCRS? {
    guard let layer = unsafe pointer(toLayer: index), let crs = unsafe cogr_layer_crs(layer) else { return nil }
    return unsafe OGRCRS(crs)
  }

  /// An item of a layer's metadata; nil when there is none.
  package func metadata(ofLayer index: Int, _ name: String, domain: String) -> String? {
    guard let layer = unsafe pointer(toLayer: index), let text = unsafe cogr_layer_metadata(layer, name, domain) else {
      return nil
    }
    return unsafe String(cString: text)
  }

  func pointer(toLayer index: Int) -> OpaquePointer? {
    guard (0..<layerCount).contains(index), let number = Int32(exactly: index) else { return nil }
    return unsafe cogr_layer_at(handle, number)
  }

  func describe(_ layer: OpaquePointer) -> OGRLayer {
    let count = unsafe cogr_layer_features(layer)
    let idColumn = unsafe OGRLibrary.text(cogr_layer_id_column(layer))
    return unsafe OGRLayer(
      name: OGRLibrary.text(cogr_layer_name(layer)), shape: OGRShape(cogr_layer_shape(layer).rawValue),
      features: count < 0 ? nil : Int(count), idColumn: idColumn.isEmpty ? nil : idColumn,
      fields: (0..<cogr_field_count(layer)).map { field in
        unsafe OGRField(name: bytes(cogr_field_name(layer, field)), kind: OGRField.Kind(cogr_field_type(layer, field).rawValue))
      })
  }
}

/// The bytes of a C text.
func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
  guard let text = unsafe text else { return [] }
  return unsafe Array(UnsafeRawBufferPointer(start: text, count: length(text)))
}

/// The number of bytes of a C text.
func length(_ text: UnsafePointer<CChar>) -> Int {
  var length = 0
  while unsafe text[length] != 0 { length &+= 1 }
  return length
}
