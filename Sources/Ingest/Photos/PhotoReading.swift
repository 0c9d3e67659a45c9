import SurveyModel

/// Finds out what the tags of a photo mean.
struct PhotoReading {
  let header: PhotoHeader
  let options: IngestOptions
  /// True for the camera of a drone, by its XMP or its maker.
  let isDrone: Bool

  init(_ header: PhotoHeader, _ options: IngestOptions) {
    self.header = header
    self.options = options
    let maker = header.text(.image, 0x010F)?.uppercased() ?? ""
    let model = header.text(.image, 0x0110)?.uppercased() ?? ""
    let isHandheld = ["OSMO", "POCKET", "ACTION"].contains { model.contains($0) }
    let makers = ["DJI", "HASSELBLAD", "AUTEL", "PARROT", "SENSEFLY", "SKYDIO", "YUNEEC"]
    // Of Hasselblad's cameras those of drones are called L1D and L2D.
    let isFlown = makers.contains { maker.hasPrefix($0) } && (!maker.hasPrefix("HASSEL") || model.hasPrefix("L"))
    isDrone = !isHandheld && (isFlown || header.xmp.names.contains { $0.hasPrefix("drone-dji:Flight") || $0 == "Camera:Yaw" })
  }

  func photo(_ empty: PhotoEvent) -> Photo {
    var event = empty
    var photo = Photo(event: event, statedCRS: nil, fields: header.fields)
    event.method = isDrone ? .drone : options.defaultMethod ?? .foot
    event.role = isDrone ? .aircraft : .camera
    event.attributes = Self.attributes(photo.fields)
    let moment = PhotoTime(header, options, isDrone: isDrone).moment
    event.time = moment.time ?? ObservationColumns.noTime
    event.flags = moment.flags
    do throws(PhotoFault) {
      photo.statedCRS = try statedCRS(&event.flags)
      let best = try PhotoPositions(header).best(isDrone: isDrone)
      event.position = best.position
      event.flags.formUnion(best.flags)
      event.role = best.role
      settleAccuracy(&event)
    } catch {
      event.fault = (error.rule, error.message, error.column)
    }
    photo.event = event
    return photo
  }

  /// The CRS that `GPSMapDatum` states; nil when it is WGS 84, a frame that is the same to a metre, or missing. Phones for the
  /// Chinese market may write GCJ-02.
  private func statedCRS(_ flags: inout RuleSet) throws(PhotoFault) -> String? {
    guard let datum = header.text(.gps, 0x12)?.trimmingSpace, !datum.isEmpty else { return nil }
    let word = datum.uppercased().filter { $0.isLetter || $0.isNumber }
    switch word {
    case "WGS", "WGS1984", "WORLDGEODETICSYSTEM1984", "EPSG4326", "GPS": return nil
    case _ where word.hasPrefix("WGS84") || word.hasPrefix("ITRF"): return nil
    case "ETRS89", "NAD83", "GDA94", "GDA2020", "JGD2000", "JGD2011", "SIRGAS2000", "PZ90": return nil
    case "GCJ02", "GCJ": return "gcj02"
    case "BD09": return "bd09"
    case "CGCS2000", "CGCS": return "EPSG:4490"
    case "UNKNOWN", "UNDEFINED", "NONE", "NULL", "NA":
      flags.insert(.tagOverruled)
      return nil
    // Signs and digits without a letter name no datum.
    case _ where !word.contains(where: \.isLetter):
      flags.insert(.tagOverruled)
      return nil
    default:
      if options.coordinatesAreOverridden { return nil }
      throw PhotoFault(
        .coordinateUnreadable,
        "the photo states the datum \"\(datum)\", which is not known here; say what it is with --override-crs",
        column: "GPSMapDatum")
    }
  }

  // MARK: - Accuracy

  private func settleAccuracy(_ event: inout PhotoEvent) {
    let own = fixAccuracy(event.method)
    switch event.role {
    case .camera:
      (event.accuracy, event.accuracySource) = (own.accuracy, own.source)
      event.flags.formUnion(own.flags)
    case .target:
      event.accuracy = ViewOffset.target(fix: own.accuracy, distance: header.xmpNumber("LRFTargetDistance"))
      event.accuracySource = .derived
      event.flags.insert(.accuracyAssumed)
    case .aircraft:
      let height = header.xmpNumber("RelativeAltitude")
      let pitch = header.xmpNumber("GimbalPitchDegree") ?? header.xmp["Camera:Pitch"].flatMap(PhotoHeader.number)
      let offset = ViewOffset.accuracy(fix: own.accuracy, height: height, pitch: pitch)
      (event.accuracy, event.accuracySource) = (offset.metres, offset.source)
      event.flags.insert(.accuracyAssumed)
      event.flags.insert(.positionIsAircraft)
    }
  }

  /// The accuracy of the receiver's position, by the first of these that the photo has: RTK standard deviations, the accuracy
  /// that Exif or Pix4D's tags state, the kind of RTK fix, the dilution of precision; else the default of the method.
  private func fixAccuracy(_ method: SurveyMethod) -> (accuracy: Float, source: AccuracySource, flags: RuleSet) {
    if let east = header.xmpNumber("RtkStdLon"), let north = header.xmpNumber("RtkStdLat"), east > 0, north > 0 {
      let radius = ((east * east + north * north) / 2).squareRoot() / Accuracy.sigmaPerAxis
      let settled = AccuracyRule.settle(recorded: radius, method: method)
      if settled.source == .recorded { return settled }
    }
    let stated = header.number(.gps, 0x1F) ?? header.xmp["Camera:GPSXYAccuracy"].flatMap(PhotoHeader.number)
    if let stated {
      let settled = AccuracyRule.settle(recorded: stated, method: method)
      if settled.source == .recorded { return settled }
    }
    switch header.xmpNumber("RtkFlag") {
    // An RTK solution is good to centimetres when it is fixed (50), to decimetres or a metre when it is not (32 to 49).
    case .some(50): return (0.05, .derived, RuleSet(.accuracyAssumed))
    case .some(32..<50): return (1, .derived, RuleSet(.accuracyAssumed))
    default: return AccuracyRule.settle(recorded: nil, hdop: header.number(.gps, 0x0B), method: method)
    }
  }

  // MARK: - Attributes

  /// The JSON object of `fields`.
  static func attributes(_ fields: [(name: String, value: String)]) -> [UInt8] {
    var bytes: [UInt8] = [UInt8(ascii: "{")]
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      JSONText.appendString(field.name, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      JSONText.appendString(field.value, to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }
}
