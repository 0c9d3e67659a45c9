import SurveyModel
import TestSupport
import Testing

@testable import Ingest

/// A drone's photo: Exif that says what DJI writes, with this XMP inside its `rdf:Description`.
func dronePhoto(_ xmp: String, elements: Bool = false) -> MadePhoto {
  var photo = MadePhoto()
  photo.image = [(0x010F, .text("DJI")), (0x0110, .text("FC3582"))]
  photo.camera = [(0x9003, .text("2024:05:16 16:40:44"))]
  let space = "xmlns:drone-dji=\"http://www.dji.com/drone-dji/1.0/\""
  photo.xmp =
    elements
    ? "<rdf:Description rdf:about=\"DJI Meta Data\" \(space)>\(xmp)</rdf:Description>"
    : "<rdf:Description rdf:about=\"DJI Meta Data\" \(space) \(xmp)/>"
  return photo
}

/// Attributes or elements of DJI's namespace.
func dji(_ values: [(String, String)], elements: Bool = false) -> String {
  values.map { elements ? "<drone-dji:\($0)>\($1)</drone-dji:\($0)>" : "drone-dji:\($0)=\"\($1)\"" }.joined(separator: " ")
}

func read(_ bytes: [UInt8], zone: String? = nil) throws -> PhotoEvent {
  readPhoto(PhotoBytes(bytes), options: try logOptions("flight/DJI_0425.JPG", zone: zone)).event
}

@Suite struct PhotoTests {
  @Test("Exif positions in both byte orders and all quarters of the Earth", arguments: [true, false])
  func exif(isLittleEndian: Bool) throws {
    for (latitude, longitude) in [(40.6554321, 111.6692302), (-33.8567844, 151.2152967), (51.5, -0.1246111), (-22.95, -43.2)] {
      var photo = MadePhoto()
      photo.isLittleEndian = isLittleEndian
      photo.image = [(0x010F, .text("Apple")), (0x0110, .text("iPhone 15"))]
      photo.setPosition(latitude: latitude, longitude: longitude)
      photo.gps.append((0x1F, .rationals([(47, 10)])))
      photo.setGPSTime("2024:05:16", 31_244)
      let event = try read(photo.bytes)
      let place = try #require(event.position)
      #expect(abs(place.y - latitude) < 1e-9 && abs(place.x - longitude) < 1e-9)
      #expect(event.accuracy == 4.7 && event.accuracySource == .recorded)
      #expect(event.method == .foot && event.role == .camera && event.flags == [])
      #expect(event.time == (try instant("2024-05-16T08:40:44Z")))
      #expect(event.name == "DJI_0425.JPG" && event.isFile)
    }
  }

  @Test(
    "DJI's XMP as attributes and as elements, longitude spelt both ways", arguments: [true, false], ["Longitude", "Longtitude"])
  func spellings(elements: Bool, longitude: String) throws {
    let values = [
      ("GpsLatitude", "+40.655432100"), ("Gps\(longitude)", "+111.669230200"), ("RelativeAltitude", "+50.00"),
      ("GimbalPitchDegree", "-30.00"), ("FlightYawDegree", "+84.50"),
    ]
    let event = try read(dronePhoto(dji(values, elements: elements), elements: elements).bytes, zone: "+08:00")
    #expect(event.position == Coordinate(x: 111.6692302, y: 40.6554321))
    #expect(event.method == .drone && event.role == .aircraft)
    #expect(event.flags.contains(.positionIsAircraft) && event.flags.contains(.accuracyAssumed))
    // 10 m of the aircraft, 50 m / tan 30° = 86.6 m, and half of the height.
    #expect(abs(event.accuracy - 90.69) < 0.01 && event.accuracySource == .derived)
    #expect(event.time == (try instant("2024-05-16T08:40:44Z")))
    let attributes = String(decoding: event.attributes, as: UTF8.self)
    #expect(attributes.contains("\"drone-dji:GimbalPitchDegree\":\"-30.00\"") && attributes.contains("\"Model\":\"FC3582\""))
  }

  @Test("the laser's target is the outlet, unless the laser failed")
  func laser() throws {
    let own = [
      ("GpsLatitude", "+49.726349021"), ("GpsLongitude", "+13.350951205"), ("RtkFlag", "50"), ("GpsStatus", "RTK"),
      ("LRFTargetDistance", "54.103"), ("LRFTargetLon", "13.3516290"), ("LRFTargetLat", "49.7263932"), ("FlightYawDegree", "1"),
    ]
    let aimed = try read(dronePhoto(dji(own + [("LRFStatus", "Normal")])).bytes)
    #expect(aimed.position == Coordinate(x: 13.351629, y: 49.7263932) && aimed.role == .target)
    #expect(!aimed.flags.contains(.positionIsAircraft))
    // 5 cm of a fixed solution and 0.035 of the distance.
    #expect(abs(aimed.accuracy - 1.8943) < 0.001)
    let failed = try read(dronePhoto(dji(own + [("LRFStatus", "Failed")])).bytes)
    #expect(failed.position == Coordinate(x: 13.350951205, y: 49.726349021) && failed.role == .aircraft)
    #expect(failed.flags.contains(.positionIsAircraft))
    // No height and pitch: what is assumed.
    #expect(abs(failed.accuracy - 50) < 0.01 && failed.accuracySource == .assumed)
  }

  @Test("RTK standard deviations and Pix4D's accuracy are used; a packet of 80 attributes is read")
  func accuracies() throws {
    let rtk = [
      ("GpsLatitude", "40.1"), ("GpsLongitude", "111.1"), ("RtkStdLon", "0.003"), ("RtkStdLat", "0.003"),
      ("LRFTargetLat", "40.2"), ("LRFTargetLon", "111.2"), ("LRFTargetDistance", "0.1"),
    ]
    let many = (0..<80).map { ("Other\($0)", "1") }
    let event = try read(dronePhoto(dji(rtk + many)).bytes)
    #expect(abs(event.accuracy - Float((0.003 * 1.515 * 0.003 * 1.515 + 0.0035 * 0.0035).squareRoot())) < 1e-5)
    var pix4d = MadePhoto()
    pix4d.image = [(0x010F, .text("senseFly"))]
    pix4d.setPosition(latitude: 46.5, longitude: 6.5)
    pix4d.xmp = """
      <rdf:Description rdf:about="" xmlns:Camera="http://pix4d.com/camera/1.0"><Camera:Yaw>12</Camera:Yaw>\
      <Camera:GPSXYAccuracy>3</Camera:GPSXYAccuracy></rdf:Description>
      """
    let seen = try read(pix4d.bytes)
    #expect(seen.method == .drone && abs(seen.accuracy - Float((9.0 + 2500).squareRoot())) < 0.001)
  }

  @Test("extended XMP and further segments are passed over")
  func segments() throws {
    var photo = MadePhoto()
    photo.setPosition(latitude: 40, longitude: 111)
    var bytes = photo.bytes
    let extended = Array("http://ns.adobe.com/xmp/extension/\0GUID".utf8) + [UInt8](repeating: 7, count: 60_000)
    let segment = [0xFF, 0xFF, 0xE1, UInt8((extended.count + 2) >> 8), UInt8((extended.count + 2) & 255)] + extended
    // Beyond the first block, so that the header has to be fetched in two pieces.
    bytes.insert(contentsOf: segment + segment.dropFirst(), at: 2)
    #expect(try read(bytes).position == Coordinate(x: 111, y: 40))
  }

  @Test("a DNG is read like the Exif of a JPEG")
  func dng() throws {
    var photo = MadePhoto()
    photo.image = [(0x010F, .text("DJI"))]
    photo.setPosition(latitude: 40, longitude: 111)
    let event = try read(photo.tiff + [UInt8](repeating: 0, count: 9000))
    #expect(event.position == Coordinate(x: 111, y: 40) && event.method == .drone)
  }

  @Test("the camera's clock is compared with that of GPS")
  func clocks() throws {
    func photo(_ clock: String, offset: String?) -> MadePhoto {
      var photo = MadePhoto()
      photo.setPosition(latitude: 40, longitude: 111)
      photo.setGPSTime("2024:05:16", 8 * 3600)
      photo.camera = [(0x9003, .text(clock))]
      if let offset { photo.camera.append((0x9011, .text(offset))) }
      return photo
    }
    let right = try instant("2024-05-16T08:00:00Z")
    // A whole time zone away is local time; 20 minutes are a wrong clock.
    for (clock, offset, zone, differs) in [
      ("2024:05:16 16:00:30", nil, nil, false), ("2024:05:16 16:20:00", nil, nil, true),
      ("2024:05:16 16:00:00", "+08:00", nil, false),
      ("2024:05:16 16:00:00", "+09:00", nil, true), ("2024:05:16 16:00:00", nil, "+08:00", false),
      ("2024:05:16 17:00:00", nil, "+08:00", true), ("2024:05:18 16:00:00", nil, nil, true),
    ] as [(String, String?, String?, Bool)] {
      let event = try read(photo(clock, offset: offset).bytes, zone: zone)
      #expect(event.time == right)
      #expect(event.flags.contains(.timesDiffer) == differs, "\(clock) \(offset ?? "") \(zone ?? "")")
    }
    var silent = photo("2024:05:16 16:00:00", offset: nil)
    silent.gps.removeAll { $0.tag == 7 }
    #expect(try read(silent.bytes).flags.contains(.timeZoneAssumed))
    #expect(try read(silent.bytes).time == (try instant("2024-05-16T16:00:00Z")))
    silent.camera = [(0x9003, .text("0000:00:00 00:00:00"))]
    #expect(try read(silent.bytes).time == ObservationColumns.noTime)
  }

  @Test("a position in Exif that is far from that in XMP is flagged")
  func contradiction() throws {
    var photo = dronePhoto(dji([("GpsLatitude", "40.655"), ("GpsLongitude", "111.669")]))
    photo.setPosition(latitude: 40.655, longitude: 111.669)
    #expect(!(try read(photo.bytes).flags.contains(.positionsDiffer)))
    photo.gps = []
    photo.setPosition(latitude: 40.657, longitude: 111.669)
    #expect(try read(photo.bytes).flags.contains(.positionsDiffer))
    // XMP that says 0, 0 says nothing.
    photo.xmp = dronePhoto(dji([("GpsLatitude", "0.0"), ("GpsLongitude", "+0.0")])).xmp
    let place = try #require(try read(photo.bytes).position)
    #expect(abs(place.x - 111.669) < 1e-9 && abs(place.y - 40.657) < 1e-9)
  }

  @Test("the datum is believed where it is known")
  func datum() throws {
    func crs(_ datum: String) throws -> Photo {
      var photo = MadePhoto()
      photo.setPosition(latitude: 40, longitude: 111)
      photo.gps.append((0x12, .text(datum)))
      return readPhoto(PhotoBytes(photo.bytes), options: try logOptions())
    }
    #expect(try crs("WGS-84").statedCRS == nil)
    #expect(try crs("GCJ-02").statedCRS == "gcj02")
    #expect(try crs("CGCS2000").statedCRS == "EPSG:4490")
    #expect(try crs("TOKYO").event.fault?.rule == .coordinateUnreadable)
  }
}
