import SurveyModel

/// Chooses the best of the positions that a photo states.
struct PhotoPositions {
  /// A position, and what is there.
  struct Choice {
    var position: Coordinate
    var role: PhotoEvent.Role
    var flags = RuleSet()
  }

  private let header: PhotoHeader

  /// Positions in XMP and Exif that are further apart than this are flagged `positionsDiffer`: degrees, about 50 m.
  private static let apart = 0.0005

  init(_ header: PhotoHeader) {
    self.header = header
  }

  /// The position of the laser's target, else that in XMP, else that in Exif. Throws the reason when none can be used.
  func best(isDrone: Bool) throws(PhotoFault) -> Choice {
    let role = isDrone ? PhotoEvent.Role.aircraft : .camera
    if let reason = noFix { throw reason }
    let xmp = try xmpPosition(
      latitude: ["GpsLatitude", "GPSLatitude"], longitude: ["GpsLongitude", "GpsLongtitude", "GPSLongitude", "GPSLongtitude"])
    // With a position in XMP, a wrong one in Exif is no fault.
    let exif = xmp == nil ? try exifPosition() : try? exifPosition()
    var own = (xmp ?? exif).map { Choice(position: $0, role: role) }
    if let xmp, let exif, abs(xmp.x - exif.x) > Self.apart || abs(xmp.y - exif.y) > Self.apart {
      own?.flags.insert(.positionsDiffer)
    }
    if let target = try? target() { return Choice(position: target, role: .target, flags: own?.flags ?? []) }
    if let own { return own }
    throw PhotoFault(
      .coordinateMissing,
      header.exif == nil && header.xmp.names.isEmpty
        ? "the photo holds neither Exif nor XMP: was it sent through a messenger, which takes them out?"
        : header.exif?.gps.isEmpty ?? true
          ? "the photo holds no position: was location off?" : "the photo has GPS tags, but no latitude and longitude in them",
      column: "GPSLatitude")
  }

  /// The fault when the photo says that the receiver had no fix; else nil.
  private var noFix: PhotoFault? {
    let status = header.xmp["drone-dji:GpsStatus"]
    if status?.lowercased() == "invalid" {
      return PhotoFault(.noFix, "GpsStatus is \"Invalid\": the aircraft had no fix", column: "drone-dji:GpsStatus")
    }
    if header.xmpNumber("RtkFlag") == 0, status?.lowercased() != "normal" {
      return PhotoFault(.noFix, "RtkFlag is 0: the receiver had no fix", column: "drone-dji:RtkFlag")
    }
    if header.text(.gps, 9)?.uppercased() == "V" {
      return PhotoFault(.noFix, "GPSStatus is \"V\" (void): the position is not to be used", column: "GPSStatus")
    }
    return nil
  }

  /// The position of the laser's target; nil when its status is not `Normal`, or when it is 0, 0. A photo without a status may
  /// have a target.
  private func target() throws(PhotoFault) -> Coordinate? {
    if let status = header.xmp["drone-dji:LRFStatus"], status.lowercased() != "normal" { return nil }
    return try xmpPosition(latitude: ["LRFTargetLat"], longitude: ["LRFTargetLon"])
  }

  private func xmpPosition(latitude: [String], longitude: [String]) throws(PhotoFault) -> Coordinate? {
    func first(_ names: [String]) -> (name: String, text: String)? {
      names.lazy.compactMap { name in header.xmp["drone-dji:\(name)"].map { (name, $0) } }.first
    }
    guard let y = first(latitude), let x = first(longitude) else { return nil }
    guard let north = PhotoHeader.number(y.text), let east = PhotoHeader.number(x.text) else {
      throw PhotoFault(
        .coordinateUnreadable, "\"\(y.text)\", \"\(x.text)\" are no degrees with a decimal point", column: "drone-dji:\(y.name)")
    }
    // DJI writes 0, 0 when there was no position; Exif may have one.
    if north == 0, east == 0 { return nil }
    return try judged(x: east, y: north, column: "drone-dji:\(y.name)")
  }

  private func exifPosition() throws(PhotoFault) -> Coordinate? {
    guard let y = header.numbers(.gps, 2), let x = header.numbers(.gps, 4) else {
      guard header.value(.gps, 2) != nil || header.value(.gps, 4) != nil else { return nil }
      throw PhotoFault(
        .coordinateMissing, "of latitude and longitude one is missing or is no number",
        column: header.numbers(.gps, 2) == nil ? "GPSLatitude" : "GPSLongitude")
    }
    let north = try degrees(y, tag: 1, name: "GPSLatitude", signs: ["N": 1, "S": -1])
    let east = try degrees(x, tag: 3, name: "GPSLongitude", signs: ["E": 1, "W": -1])
    return try judged(x: east, y: north, column: "GPSLatitude")
  }

  /// The angle that `parts` state: degrees, minutes and seconds, of which some may be missing and each may have a fraction.
  private func degrees(_ parts: [Double], tag: UInt16, name: String, signs: [String: Double]) throws(PhotoFault) -> Double {
    guard (1...3).contains(parts.count), parts.allSatisfy({ $0.isFinite && $0 >= 0 }) else {
      throw PhotoFault(
        .coordinateUnreadable, "\(name) is no degrees, minutes and seconds: a denominator is 0, or a part is negative",
        column: name)
    }
    if parts.dropFirst().contains(where: { $0 >= 60.000001 }) {
      throw PhotoFault(.coordinateUnreadable, "\(name) has 60 minutes or seconds or more", column: name)
    }
    guard let letter = header.text(.gps, tag)?.uppercased().prefix(1), let sign = signs[String(letter)] else {
      let wanted = signs.keys.sorted().joined(separator: " or ")
      throw PhotoFault(
        .coordinateUnreadable, "\(name)Ref does not say \(wanted), so the half of the Earth is not known", column: "\(name)Ref")
    }
    let value = parts[0] + (parts.count > 1 ? parts[1] / 60 : 0) + (parts.count > 2 ? parts[2] / 3600 : 0)
    return sign * value
  }

  private func judged(x: Double, y: Double, column: String) throws(PhotoFault) -> Coordinate {
    if let (rule, message) = CoordinateJudgement.judge(x: x, y: y, kind: .degrees) {
      throw PhotoFault(rule, message, column: column)
    }
    return Coordinate(x: x, y: y)
  }
}
