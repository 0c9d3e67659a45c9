/// Which coordinate a text is read as.
package enum CoordinateAxis: Sendable {
  case longitude, latitude
}
