import Foundation

/// Metres between two positions a few kilometres apart: the series for the lengths of a degree (US Defense Mapping Agency),
/// which shares nothing with the formulas of the code under test. Good to a millimetre over a few hundred metres.
func metres(_ a: [Double], _ b: [Double]) -> Double {
  let phi = (a[1] + b[1]) / 2 * .pi / 180
  let perLatitude = 111_132.92 - 559.82 * cos(2 * phi) + 1.175 * cos(4 * phi) - 0.0023 * cos(6 * phi)
  let perLongitude = 111_412.84 * cos(phi) - 93.5 * cos(3 * phi) + 0.118 * cos(5 * phi)
  return hypot((a[0] - b[0]) * perLongitude, (a[1] - b[1]) * perLatitude)
}
