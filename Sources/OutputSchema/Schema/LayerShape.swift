/// What the features of a layer are on a map.
public enum LayerShape: String, Sendable {
  case point = "Point"
  case pointOrNothing = "Point or null"
  case line = "LineString"
  case pointOrLine = "Point or LineString"
  /// Also null where no part of the feature is a line.
  case lines = "LineString or MultiLineString"
  /// Rows of a table, which are on no map.
  case row = "row"
}
