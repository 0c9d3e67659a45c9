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

  /// The position of the laser's target, else that in DJI's XMP, else that in Exif, else that in other XMP. Throws the reason when
  /// none can be used.
  func best(isDrone: Bool) throws(PhotoFault) -> Choice {
    var flags = RuleSet()
    switch FixEvidence(header).verdict {
    case .sound: break
    case .doubtful: flags.insert(.tagOverruled)
    case .missing(let fault): throw fault
    }
    if let dilution = header.number(.gps, 0x0B), dilution >= 50 { flags.insert(.dilutionHigh) }
    // The first position counts; a fault of another one is odd, but costs nothing.
    var own: Coordinate?
    var fault: PhotoFault?
    let places: [() throws(PhotoFault) -> Coordinate?] = [xmpPosition, exifPosition, xmpExifPosition, otherPosition]
    for place in places {
      do throws(PhotoFault) {
        guard let read = try place() else { continue }
        if let own {
          if abs(own.x - read.x) > Self.apart || abs(own.y - read.y) > Self.apart { flags.insert(.positionsDiffer) }
        } else {
          own = read
        }
      } catch {
        fault = fault ?? error
      }
    }
    if isShortened { flags.insert(.tagOverruled) }
    if let target = try? target() { return Choice(position: target, role: .target, flags: flags) }
    if let own {
      if let fault, fault.rule != .nullIsland { flags.insert(.tagOverruled) }
      return Choice(position: own, role: isDrone ? .aircraft : .camera, flags: flags)
    }
    if let fault { throw fault }
    throw PhotoFault(
      .coordinateMissing,
      header.exif == nil && header.xmp.names.isEmpty
        ? "the photo holds neither Exif nor XMP: was it sent through a messenger, which takes them out?"
        : header.exif?.gps.isEmpty ?? true
          ? "the photo holds no position: was location off?" : "the photo has GPS tags, but no latitude and longitude in them",
      column: "GPSLatitude")
  }

  /// The position of the laser's target; nil when its status is not `Normal`, or when it is 0, 0. A photo without a status may
  /// have a target.
  private func target() throws(PhotoFault) -> Coordinate? {
    if let status = header.xmp["drone-dji:LRFStatus"], status.lowercased() != "normal" { return nil }
    return try djiPosition(latitude: ["LRFTargetLat"], longitude: ["LRFTargetLon"])
  }

  private func xmpPosition() throws(PhotoFault) -> Coordinate? {
    try djiPosition(
      latitude: ["GpsLatitude", "GPSLatitude"], longitude: ["GpsLongitude", "GpsLongtitude", "GPSLongitude", "GPSLongtitude"])
  }

  private func djiPosition(latitude: [String], longitude: [String]) throws(PhotoFault) -> Coordinate? {
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
    // A directory that was never filled.
    if (y + x).allSatisfy({ !$0.isFinite }) { return nil }
    let (latitude, longitude) = (ExifAngle(y, name: "GPSLatitude"), ExifAngle(x, name: "GPSLongitude"))
    if latitude.isShortened || longitude.isShortened, !latitude.hasFraction, !longitude.hasFraction {
      let name = latitude.isShortened ? "GPSLatitude" : "GPSLongitude"
      throw PhotoFault(
        .coordinateUnreadable,
        "\(name) is no degrees, minutes and seconds: a denominator is 0, and what is left tells the place to a mile at best",
        column: name)
    }
    let north = try latitude.degrees(header.text(.gps, 1), ["N": 1, "S": -1])
    let east = try longitude.degrees(header.text(.gps, 3), ["E": 1, "W": -1])
    return try judged(x: east, y: north, column: "GPSLatitude")
  }

  /// True when an angle in Exif has seconds or minutes of 0/0.
  private var isShortened: Bool {
    [UInt16(2), 4].contains { tag in header.numbers(.gps, tag).map { ExifAngle($0, name: "").isShortened } ?? false }
  }

  /// The position in XMP under the names of Exif, as programs for pictures write it.
  private func xmpExifPosition() throws(PhotoFault) -> Coordinate? {
    guard let latitude = header.xmp["exif:GPSLatitude"], let longitude = header.xmp["exif:GPSLongitude"] else { return nil }
    return try position(
      latitude, header.xmp["exif:GPSLatitudeRef"], longitude, header.xmp["exif:GPSLongitudeRef"], "exif:GPSLatitude")
  }

  /// The position in XMP of a namespace that is not known here, under the names of latitude and longitude.
  private func otherPosition() throws(PhotoFault) -> Coordinate? {
    guard let other = header.xmp.otherPosition else { return nil }
    return try position(other.latitude, nil, other.longitude, nil, other.name)
  }

  private func position(
    _ latitude: String, _ north: String?, _ longitude: String, _ east: String?, _ column: String
  ) throws(PhotoFault) -> Coordinate? {
    guard let y = XMPAngle.degrees(latitude, letter: north), let x = XMPAngle.degrees(longitude, letter: east) else {
      throw PhotoFault(
        .coordinateUnreadable, "\"\(latitude)\", \"\(longitude)\" are no angles as XMP writes them (40,38.07N)", column: column)
    }
    return x == 0 && y == 0 ? nil : try judged(x: x, y: y, column: column)
  }

  private func judged(x: Double, y: Double, column: String) throws(PhotoFault) -> Coordinate {
    if let (rule, message) = CoordinateJudgement.judge(x: x, y: y, kind: .degrees) {
      throw PhotoFault(rule, message, column: column)
    }
    return Coordinate(x: x, y: y)
  }
}
