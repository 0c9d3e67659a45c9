private import COGR

/// A column of a layer.
package struct OGRField: Sendable {
  package enum Kind: Sendable {
    case integer, real, single, boolean, text, date, time, dateTime, integerList, realList, textList
    /// JSON in a text.
    case json
    case binary
  }

  /// As the source has it: UTF-8, but for shapefiles that were opened without recoding.
  package var name: [UInt8]
  package var kind: Kind
}

/// What a layer says of itself.
package struct OGRLayer: Sendable {
  package var name: String
  package var shape: OGRShape
  /// Nil where the source cannot say without counting.
  package var features: Int?
  /// Name of the column of ids; empty where there is none.
  package var idColumn: String
  package var geometryColumn: String
  package var fields: [OGRField]
}

extension OGRSource {
  /// The layer `index`, counted from 0; nil where there is none.
  package func layer(_ index: Int) -> OGRLayer? {
    guard let layer = unsafe pointer(toLayer: index) else { return nil }
    return unsafe describe(layer)
  }

  /// The CRS of the layer `index`; nil where it states none.
  package func crs(ofLayer index: Int) -> OGRCRS? {
    guard let layer = unsafe pointer(toLayer: index), let crs = unsafe cogr_layer_crs(layer) else { return nil }
    return unsafe OGRCRS(crs)
  }

  /// An item of a layer's metadata.
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
    return unsafe OGRLayer(
      name: OGRLibrary.text(cogr_layer_name(layer)), shape: OGRShape(cogr_layer_shape(layer).rawValue),
      features: count < 0 ? nil : Int(count), idColumn: OGRLibrary.text(cogr_layer_id_column(layer)),
      geometryColumn: OGRLibrary.text(cogr_layer_geometry_column(layer)),
      fields: (0..<cogr_field_count(layer)).map { field in
        unsafe OGRField(name: bytes(cogr_field_name(layer, field)), kind: OGRField.Kind(cogr_field_type(layer, field).rawValue))
      })
  }
}

extension OGRField.Kind {
  init(_ raw: UInt32) {
    switch raw {
    case COGR_INTEGER.rawValue: self = .integer
    case COGR_REAL.rawValue: self = .real
    case COGR_SINGLE.rawValue: self = .single
    case COGR_BOOLEAN.rawValue: self = .boolean
    case COGR_DATE.rawValue: self = .date
    case COGR_TIME.rawValue: self = .time
    case COGR_DATE_TIME.rawValue: self = .dateTime
    case COGR_INTEGER_LIST.rawValue: self = .integerList
    case COGR_REAL_LIST.rawValue: self = .realList
    case COGR_TEXT_LIST.rawValue: self = .textList
    case COGR_JSON.rawValue: self = .json
    case COGR_BINARY.rawValue: self = .binary
    default: self = .text
    }
  }
}

/// The bytes of a C text.
func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
  guard let text = unsafe text else { return [] }
  return unsafe Array(UnsafeRawBufferPointer(start: text, count: length(text)))
}

func length(_ text: UnsafePointer<CChar>) -> Int {
  var length = 0
  while unsafe text[length] != 0 { length &+= 1 }
  return length
}
