import Glibc
import SurveyMath
import SurveyModel

/// A photo of a drone with a laser range finder: the header of a JPEG file with Exif and XMP, without a picture.
///
/// The target of the laser is the recorded position. The aircraft is so far away that 0.035 of the distance, which is the error
/// that 2° of heading make, equals the accuracy of the sighting.
func photoFile(_ sighting: Sighting, number: Int) -> [UInt8] {
  let distance = max(sighting.accuracy / 0.035, flightHeight)
  let aside = (distance * distance - flightHeight * flightHeight).squareRoot()
  // Each photo is taken from another direction.
  let heading = Double(number % 8) * .pi / 4
  let aircraft = LocalPlane(at: sighting.position).roundedDegrees(aside * sin(heading), aside * cos(heading))
  let pitch = atan2(flightHeight, aside) * 180 / .pi
  func signed(_ value: Double, _ decimals: Int) -> String { (value < 0 ? "" : "+") + Text.number(value, decimals) }
  let tags = [
    ("GpsStatus", "RTK"), ("GpsLatitude", signed(aircraft.latitude, 9)), ("GpsLongitude", signed(aircraft.longitude, 9)),
    ("RelativeAltitude", signed(flightHeight, 3)), ("GimbalPitchDegree", signed(-pitch, 2)),
    ("GimbalYawDegree", signed((heading * 180 / .pi + 180).truncatingRemainder(dividingBy: 360), 2)),
    ("FlightYawDegree", "+0.00"), ("RtkFlag", "50"), ("RtkStdLon", "0.01"), ("RtkStdLat", "0.01"), ("LRFStatus", "Normal"),
    ("LRFTargetDistance", Text.number(distance, 3)), ("LRFTargetLat", Text.number(sighting.position.latitude, 7)),
    ("LRFTargetLon", Text.number(sighting.position.longitude, 7)),
  ]
  var xmp = Text()
  xmp.add("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">")
  xmp.add("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><rdf:Description rdf:about=\"DJI Meta Data\" ")
  xmp.add("xmlns:drone-dji=\"http://www.dji.com/drone-dji/1.0/\"")
  for (name, value) in tags { xmp.add(" drone-dji:\(name)=\"\(value)\"") }
  xmp.add("/></rdf:RDF></x:xmpmeta>")

  return [0xFF, 0xD8] + segment(Array("Exif\0\0".utf8) + exif(sighting.time)) + segment(xmp.bytes)
    + [0xFF, 0xDA, 0, 2, 0xFF, 0xD9]
}

/// A segment APP1 of a JPEG file.
private func segment(_ content: [UInt8]) -> [UInt8] {
  [0xFF, 0xE1] + bigEndian(content.count + 2, 2) + content
}

/// A TIFF structure with the maker, the local time (UTC+8) and its offset.
private func exif(_ time: Int64) -> [UInt8] {
  let local = plainTime(time, hoursAhead: 8)
  let stamp = String(local.map { $0 == "-" ? ":" : $0 })
  let texts = [("DJI", 0x010F), (stamp, 0x9003), ("+08:00", 0x9011)].map { (Array($0.0.utf8) + [0], $0.1) }
  // The first directory holds the maker and the offset of the camera's directory. That directory follows, and then the texts that
  // are too long for an entry of a directory.
  let camera = 8 + 2 + 2 * 12 + 4
  var offset = camera + 2 + 2 * 12 + 4
  func entry(_ text: [UInt8], _ tag: Int) -> [UInt8] {
    let head = bigEndian(tag, 2) + bigEndian(2, 2) + bigEndian(text.count, 4)
    if text.count <= 4 { return head + text + [UInt8](repeating: 0, count: 4 - text.count) }
    defer { offset += text.count }
    return head + bigEndian(offset, 4)
  }
  var bytes: [UInt8] = [0x4D, 0x4D, 0, 42] + bigEndian(8, 4) + bigEndian(2, 2) + entry(texts[0].0, texts[0].1)
  bytes += bigEndian(0x8769, 2) + bigEndian(4, 2) + bigEndian(1, 4) + bigEndian(camera, 4) + bigEndian(0, 4)
  bytes += bigEndian(2, 2) + entry(texts[1].0, texts[1].1) + entry(texts[2].0, texts[2].1) + bigEndian(0, 4)
  return bytes + texts[1].0 + texts[2].0
}

private func bigEndian(_ value: Int, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * (count - 1 - $0))) }
}
