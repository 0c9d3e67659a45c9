import PROJKit
import SurveyModel

/// Geodesic metres between two positions in WGS 84 degrees.
func groundDistance(_ a: Coordinate, _ b: Coordinate) -> Double {
  Geodesic.distance(fromLongitude: a.longitude, latitude: a.latitude, toLongitude: b.longitude, latitude: b.latitude)
}
