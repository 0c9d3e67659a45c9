import SurveyModel
import TestSupport
import Testing

@testable import Ingest

/// Photos with a good position and one odd tag: the tag costs the position nothing.
@Suite("odd-photo-tags") struct OddPhotoTests {
  private static let place = Coordinate(x: 111.7935, y: 40.6345)

  private static func expect(_ event: PhotoEvent, _ name: String, at place: Coordinate = place) throws {
    let found = try #require(event.position, "\(name): \(event.fault?.message ?? "")")
    #expect(abs(found.x - place.x) < 2e-7 && abs(found.y - place.y) < 2e-7, "\(name): \(found)")
  }

  private static func wild(_ name: String, zone: String? = "+08:00") throws -> PhotoEvent {
    try read(try SharedData.bytes("wild/logs/\(name)"), zone: zone)
  }

  @Test(
    "photos from the field keep their place and get the time of the clock that is right", .enabled(if: SharedData.isPresent),
    arguments: [
      ("photo-gps-date-nonsense/samsung_2004.jpg", "2024-06-11T02:21:33Z", ["time_suspicious", "times_differ"]),
      ("photo-gpsstatus-void/status_v_exif.jpg", "2024-06-11T02:21:33Z", ["tag_overruled"]),
      ("photo-gpsstatus-void/status_v_rtk50.jpg", "2024-06-11T02:21:33Z", ["tag_overruled"]),
      ("photo-odd-time-loses-position/gps_month13.jpg", "2024-06-11T02:21:33Z", ["tag_overruled"]),
      ("photo-odd-time-loses-position/gpssec60.jpg", "2024-06-11T02:21:33Z", ["tag_overruled"]),
      ("photo-odd-time-loses-position/phone_gpsdate0.jpg", "2024-06-11T02:21:33Z", []),
      ("photo-odd-time-loses-position/uninit_exif_date.jpg", "2024-06-11T02:21:33Z", []),
      ("photo-seconds-0-0/sec_0_0.jpg", "2024-06-11T02:21:33Z", ["tag_overruled"]),
      ("photo-xmp-exif-position/xmp_exif_only.jpg", "2024-06-11T02:21:33Z", []),
    ])
  func field(name: String, time: String, flags: [String]) throws {
    let event = try Self.wild(name)
    try Self.expect(event, name)
    #expect(event.time == (try instant(time)), "\(name)")
    #expect(Set(flags).isSubset(of: event.flags.ids), "\(name): \(event.flags.ids)")
  }

  @Test("RtkFlag 0 of a camera without RTK is no missing fix", .enabled(if: SharedData.isPresent))
  func thermal() throws {
    let event = try Self.wild("photo-rtkflag-0/DJI_XT.jpg")
    try Self.expect(event, "XT", at: Coordinate(x: -74.4899144, y: 40.3775014))
    #expect(!event.flags.contains(.tagOverruled) && event.method == .drone)
  }

  private static let own = [("GpsLatitude", "40.6345"), ("GpsLongitude", "111.7935")]

  @Test(
    "for and against a fix: what the aircraft vouches for is used and flagged, what it denies is not used",
    arguments: [
      ([("RtkFlag", "0")], nil, true, false), ([("RtkFlag", "0"), ("GpsStatus", "Normal")], nil, true, false),
      ([("RtkFlag", "0"), ("RtkStdLon", "0.1"), ("RtkStdLat", "0.1"), ("GpsStatus", "Normal")], nil, true, true),
      ([("RtkFlag", "0"), ("RtkStdLon", "0.1"), ("RtkStdLat", "0.1")], nil, false, false),
      ([("RtkFlag", "0"), ("AltitudeType", "RtkAlt")], nil, false, false),
      ([("RtkFlag", "0"), ("GpsStatus", "Invalid")], nil, false, false),
      ([("RtkFlag", "50"), ("GpsStatus", "Invalid")], nil, true, true), ([("RtkFlag", "16")], "V", true, true),
      ([], "V", true, true), ([], "v", true, true), ([], "A", true, false), ([("GpsStatus", "invalid")], "V", false, false),
      ([("GpsStatus", "RTK")], "V", true, true),
    ] as [([(String, String)], String?, Bool, Bool)])
  func evidence(tags: [(String, String)], status: String?, isUsed: Bool, isFlagged: Bool) throws {
    var photo = dronePhoto(dji(Self.own + tags))
    if let status { photo.gps.append((9, .text(status))) }
    let event = try read(photo.bytes)
    #expect((event.position != nil) == isUsed, "\(tags) \(status ?? "")")
    #expect(event.flags.contains(.tagOverruled) == isFlagged, "\(tags) \(status ?? "")")
    if !isUsed { #expect(event.fault?.rule == .noFix) }
  }

  @Test(
    "GPS times that cannot be give way to the camera's clock, which is in the user's zone",
    arguments: [
      // Once and twice round the week counter, in both directions; before phones, drones and Exif 2.31; a year behind.
      ("samsung", "2004:10:26", nil, "time_suspicious"), ("Xiaomi", "1985:03:12", nil, "time_suspicious"),
      ("Canon", "2044:01:26", nil, "time_suspicious"), ("HUAWEI", "2005:01:01", nil, "time_suspicious"),
      ("DJI", "2011:12:31", nil, "time_suspicious"), ("Nokia", "2015:06:01", "0231", "time_suspicious"),
      ("Nokia", "1970:01:01", nil, "time_suspicious"), ("samsung", "1999:08:22", nil, "tag_overruled"),
      ("LGE", "2024:06:31", nil, "tag_overruled"), ("LGE", "2024:00:11", nil, "tag_overruled"),
      ("LGE", "2124:06:11", nil, "tag_overruled"), ("LGE", "garbled::", nil, "tag_overruled"),
    ] as [(String, String, String?, String)])
  func nonsense(maker: String, date: String, exif: String?, flag: String) throws {
    var photo = MadePhoto()
    photo.image = [(0x010F, .text(maker))]
    photo.camera = [(0x9003, .text("2024:06:11 10:21:33"))]
    if let exif { photo.camera.append((0x9000, .undefined(Array(exif.utf8)))) }
    photo.setPosition(latitude: 40.6345, longitude: 111.7935)
    photo.setGPSTime(date, 8_490)
    let event = try read(photo.bytes, zone: "+08:00")
    try Self.expect(event, date)
    #expect(event.time == (try instant("2024-06-11T02:21:33Z")), "\(date)")
    #expect(event.flags.ids.contains(flag), "\(date): \(event.flags.ids)")
    // Without the camera's clock there is no time, and a flag says why.
    photo.camera.removeAll { $0.tag == 0x9003 }
    let alone = try read(photo.bytes, zone: "+08:00")
    try Self.expect(alone, date)
    #expect(alone.time == ObservationColumns.noTime || date == "2044:01:26" || date == "2004:10:26", "\(date)")
    #expect(!alone.flags.isEmpty || alone.time != ObservationColumns.noTime)
  }

  @Test("a camera whose clock was reset does not overrule the receiver")
  func reset() throws {
    var photo = MadePhoto()
    photo.image = [(0x010F, .text("Canon"))]
    photo.camera = [(0x9003, .text("2004:10:26 00:00:12"))]
    photo.setPosition(latitude: 40.6345, longitude: 111.7935)
    photo.setGPSTime("2024:05:02", 8_490)
    let event = try read(photo.bytes)
    #expect(event.time == (try instant("2024-05-02T02:21:30Z")) && event.flags.contains(.timesDiffer))
    photo.camera = [(0x9003, .text("2024:13:26 00:00:12"))]
    let wrong = try read(photo.bytes)
    #expect(wrong.time == (try instant("2024-05-02T02:21:30Z")) && wrong.flags.contains(.tagOverruled))
  }

  @Test("a wrong time of the camera gives way to its other clocks, else there is none, and the place stays")
  func clocks() throws {
    var photo = MadePhoto()
    photo.camera = [(0x9003, .text("2024:06:31 10:21:33")), (0x9004, .text("2024:06:11 10:21:33")), (0x9012, .text("+08:00"))]
    photo.setPosition(latitude: 40.6345, longitude: 111.7935)
    let digitized = try read(photo.bytes)
    #expect(digitized.time == (try instant("2024-06-11T02:21:33Z")) && digitized.flags.contains(.tagOverruled))
    photo.camera.removeLast(2)
    let none = try read(photo.bytes)
    try Self.expect(none, "none")
    #expect(none.time == ObservationColumns.noTime && none.flags.contains(.timeUnreadable))
  }

  @Test(
    "seconds and minutes of 0/0 say nothing where what stands before them has a fraction",
    arguments: [
      ([(40, 1), (3807, 100), (0, 0)], [(111, 1), (4761, 100), (0, 0)]),
      ([(406345, 10000), (0, 0), (0, 0)], [(1_117_935, 10000), (0, 1), (0, 1)]),
      ([(40, 1), (3807, 100)], [(111, 1), (4761, 100)]),
    ])
  func empty(latitude: [(Int, Int)], longitude: [(Int, Int)]) throws {
    var photo = MadePhoto()
    photo.gps = [(1, .text("N")), (2, .rationals(latitude)), (3, .text("E")), (4, .rationals(longitude))]
    try Self.expect(try read(photo.bytes), "\(latitude)")
  }

  @Test(
    "a position that only XMP holds, in the ways in which programs write it",
    arguments: [
      ("exif:GPSLatitude=\"40,38.07N\" exif:GPSLongitude=\"111,47.61E\"", 1.0),
      ("exif:GPSLatitude=\"40,38,4.2N\" exif:GPSLongitude=\"111,47,36.6E\"", 1),
      ("exif:GPSLatitude=\"40,38.07S\" exif:GPSLongitude=\"111,47.61W\"", -1),
      ("exif:GPSLatitude=\"40.6345\" exif:GPSLongitude=\"111.7935\"", 1),
      ("exif:GPSLatitude=\"-40.6345\" exif:GPSLongitude=\"-111.7935\"", -1),
      (
        "exif:GPSLatitude=\"40,38.07\" exif:GPSLatitudeRef=\"S\" exif:GPSLongitude=\"111,47.61\" exif:GPSLongitudeRef=\"W\"", -1
      ),
      ("xmlns:s=\"https://other.example/1.0/\" s:Latitude=\"40.6345\" s:Longitude=\"111.7935\"", 1),
    ] as [(String, Double)])
  func xmp(values: String, sign: Double) throws {
    var photo = MadePhoto()
    let space = "xmlns:exif=\"http://ns.adobe.com/exif/1.0/\""
    photo.xmp = "<rdf:Description rdf:about=\"\" \(space) \(values) exif:DateTimeOriginal=\"2024-06-11T10:21:33+08:00\"/>"
    let event = try read(photo.bytes)
    try Self.expect(event, values, at: Coordinate(x: 111.7935 * sign, y: 40.6345 * sign))
    #expect(event.time == (try instant("2024-06-11T02:21:33Z")))
  }

  @Test("the place that a picture shows is not where it was taken")
  func shown() throws {
    var photo = MadePhoto()
    photo.xmp = """
      <rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">\
      <e:LocationShown><rdf:Bag><rdf:li rdf:parseType="Resource"><exif:GPSLatitude>40,38.07N</exif:GPSLatitude>\
      <exif:GPSLongitude>111,47.61E</exif:GPSLongitude></rdf:li></rdf:Bag></e:LocationShown></rdf:Description>
      """
    #expect(try read(photo.bytes).fault?.rule == .coordinateMissing)
  }

  @Test("a fault of one position costs nothing where there is another, and is flagged")
  func other() throws {
    var photo = dronePhoto(dji([("GpsLatitude", "40,6345"), ("GpsLongitude", "111,7935")]))
    photo.setPosition(latitude: 40.6345, longitude: 111.7935)
    let event = try read(photo.bytes)
    try Self.expect(event, "Exif")
    #expect(event.flags.contains(.tagOverruled))
  }

  @Test(
    "a datum that is none, or the same as WGS 84 to a metre",
    arguments: ["0", "--", "UNKNOWN", "ITRF2014", "NAD83", "WGS84(G1762)"])
  func datum(name: String) throws {
    var photo = MadePhoto()
    photo.setPosition(latitude: 40.6345, longitude: 111.7935)
    photo.gps.append((0x12, .text(name)))
    try Self.expect(try read(photo.bytes), name)
  }
}
