private import COGR

/// The kind of a geometry or of a layer's geometries, without regard to Z and M.
package enum OGRShape: Sendable, Equatable {
  /// A table without geometry.
  case none
  /// A layer that may hold geometries of any kind.
  case any
  case point, line, polygon, multiPoint, multiLine, multiPolygon, collection
  /// A curve, surface or solid.
  case other

  init(_ raw: UInt32) {
    switch raw {
    case COGR_NO_GEOMETRY.rawValue: self = .none
    case COGR_ANY.rawValue: self = .any
    case COGR_POINT.rawValue: self = .point
    case COGR_LINE.rawValue: self = .line
    case COGR_POLYGON.rawValue: self = .polygon
    case COGR_MULTI_POINT.rawValue: self = .multiPoint
    case COGR_MULTI_LINE.rawValue: self = .multiLine
    case COGR_MULTI_POLYGON.rawValue: self = .multiPolygon
    case COGR_COLLECTION.rawValue: self = .collection
    default: self = .other
    }
  }
}
