import Foundation
import TestSupport
import Testing

/// Photos as surveys: their headers, their folders, and what becomes of them.
@Suite("Photos")
struct PhotoProcessTests {
  static let river = lines([("Creek", [[111.60, 40.60], [111.60, 40.50]])])

  /// A phone's photo, with something in its picture that makes it differ from others.
  static func phone(_ latitude: Double, _ longitude: Double, picture: String, seconds: Int = 8 * 3600) -> MadePhoto {
    var photo = MadePhoto()
    photo.image = [(0x010F, .text("Xiaomi"))]
    photo.setPosition(latitude: latitude, longitude: longitude)
    photo.setGPSTime("2024:05:16", seconds)
    photo.picture = picture
    return photo
  }

  static func drone(_ values: [(String, String)], picture: String, time: String = "2024:05:16 16:00:00") -> MadePhoto {
    var photo = MadePhoto()
    photo.image = [(0x010F, .text("DJI"))]
    photo.camera = [(0x9003, .text(time)), (0x9011, .text("+08:00"))]
    let attributes = values.map { "drone-dji:\($0)=\"\($1)\"" }.joined(separator: " ")
    photo.xmp = "<rdf:Description xmlns:drone-dji=\"http://www.dji.com/drone-dji/1.0/\" \(attributes)/>"
    photo.picture = picture
    return photo
  }

  /// A folder of a crew: phone, drone (a shot in three files), laser, a photo twice, one without position, two that are none.
  private static func card() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.file("card/phone/IMG_1.jpg", phone(40.59, 111.6002, picture: "1").bytes)
    try folder.file("card/phone/IMG_2.JPEG", phone(40.58, 111.6002, picture: "2").bytes)
    try folder.file("card/phone/IMG_2 copy.jpg", phone(40.58, 111.6002, picture: "2").bytes)
    var silent = phone(0, 0, picture: "3")
    silent.gps = []
    try folder.file("card/phone/IMG_3.jpg", silent.bytes)
    let shot = [
      ("GpsLatitude", "+40.57"), ("GpsLongtitude", "+111.6003"), ("RelativeAltitude", "40"), ("GimbalPitchDegree", "-90"),
    ]
    for lens in ["W", "Z", "T"] {
      try folder.file("card/air/DJI_20240516160000_0001_\(lens).JPG", drone(shot, picture: lens).bytes)
    }
    let aimed = [
      ("GpsLatitude", "+40.56"), ("GpsLongitude", "+111.61"), ("LRFStatus", "Normal"), ("LRFTargetDistance", "80"),
      ("LRFTargetLat", "40.5601"), ("LRFTargetLon", "111.6001"),
    ]
    try folder.file("card/air/DJI_20240516160100_0002_W.JPG", drone(aimed, picture: "w", time: "2024:05:16 16:01:00").bytes)
    try folder.file("card/broken/cut.jpg", Array(phone(40.5, 111.6, picture: "").bytes.prefix(100)))
    try folder.file("card/broken/empty.jpg", "")
    try folder.file("card/film.mp4", "no photo")
    try folder.file("rivers.geojson", river)
    return folder
  }

  @Test("without --photo-events photos are read, counted and said, and nothing is made of them")
  func silentPhotos() throws {
    let folder = try Self.card()
    let output = try OutputFiles(processing: [folder("card"), "--rivers", folder("rivers.geojson")])
    #expect(output.end.messages.contains("9 photos read, for marks to name (--marks); --photo-events makes observations of them"))
    #expect(output.end.messages.contains("(3 without a position)"))
    #expect(try output.layer("observations").features.isEmpty)
    let rules = try output.findingRules()
    #expect(
      rules == [
        "file_repeated", "file_unrecognised", "photo_unreadable", "photo_unreadable", "photo_without_position", "river_unnamed",
      ])
    let inputs = try #require(try output.manifest()["inputs"]?.list).filter { $0["format"]?.string == "photo (Exif, XMP)" }
    #expect(inputs.map { $0["name"]?.string } == ["card/air", "card/broken", "card/phone"])
    #expect(inputs.map { $0["records"]?.integer } == [4, 0, 2])
    #expect(inputs.map { $0["structural"]?.integer } == [0, 2, 1])
    let size = try FileManager.default.contentsOfDirectory(atPath: folder("card/air")).reduce(0) { sum, name in
      sum + (try bytes(of: folder("card/air/\(name)")).count)
    }
    #expect(inputs.first?["size"]?.integer == size)
  }

  @Test("with --photo-events each shot with a position is an observation, and each without one is rejected")
  func photoEvents() throws {
    let folder = try Self.card()
    let output = try OutputFiles(processing: [folder("card"), "--rivers", folder("rivers.geojson"), "--photo-events"], code: 2)
    let observations = try output.layer("observations").features
    try #require(
      observations.map { $0.text("id") } == [
        "card/air/DJI_20240516160000_0001_T.JPG#1", "card/air/DJI_20240516160100_0002_W.JPG#1", "card/phone/IMG_1.jpg#1",
        "card/phone/IMG_2 copy.jpg#1",
      ])
    #expect(observations.map { $0.text("method") } == ["drone", "drone", "foot", "foot"])
    #expect(observations.map(\.position) == [[111.6003, 40.57], [111.6001, 40.5601], [111.6002, 40.59], [111.6002, 40.58]])
    #expect(observations.map { $0.texts("flags").contains("position_is_aircraft") } == [true, false, false, false])
    // Straight down from 40 m: half of the height beside the aircraft's own 10 m.
    #expect(observations[0].number("accuracy_m") == 22.36)
    #expect(observations[2].text("time") == "2024-05-16T08:00:00Z")
    #expect(observations[2].properties["attributes"]?["Make"]?.string == "Xiaomi")
    let rejected = try output.table("rejected.csv")
    #expect(rejected.column("source") == ["card/broken/cut.jpg", "card/broken/empty.jpg", "card/phone/IMG_3.jpg"])
    #expect(rejected.column("rule") == ["photo_unreadable", "photo_unreadable", "coordinate_missing"])
    let totals = try #require(try output.manifest()["totals"])
    #expect(totals["records"]?.integer == 9 && totals["accepted"]?.integer == 6 && totals["rejected"]?.integer == 3)
    #expect(try output.findingRules().contains("photo_repeated"))
    // A finder and a shell list files in different orders; so do arguments.
    let again = try OutputFiles(
      processing: [
        folder("card/phone"), folder("card/broken"), folder("card/air"), "--rivers", folder("rivers.geojson"), "--photo-events",
      ], code: 2)
    #expect(try again.layer("outlets").features.count == (try output.layer("outlets").features.count))
  }

  @Test("a photo that is named itself is a survey; one that is none ends the run")
  func named() throws {
    let folder = try Self.card()
    let one = try OutputFiles(processing: [
      folder("card/phone/IMG_1.jpg"), "--rivers", folder("rivers.geojson"), "--photo-events",
    ])
    #expect(try one.layer("outlets").features.count == 1)
    let inputs = try #require(try one.manifest()["inputs"]?.list)
    #expect(inputs.contains { $0["name"]?.string == "IMG_1.jpg" })
    for name in ["cut.jpg", "empty.jpg"] {
      let end = try outlets("process", folder("card/broken/\(name)"), "--rivers", folder("rivers.geojson"), "--out", folder("x"))
      #expect(end.code == 65 && end.messages.contains(name), "\(end.messages)")
    }
    let seen = try outlets("inspect", folder("card/air/DJI_20240516160100_0002_W.JPG"))
    #expect(seen.code == 0 && seen.text.contains("1 photo (laser target, drone, accuracy 10.4 m"), "\(seen.text)")
  }

  @Test("of 40 photos of 2 GB each only the headers are read")
  func headersOnly() throws {
    let folder = try TemporaryFolder()
    try folder.file("rivers.geojson", Self.river)
    for number in 0..<40 {
      let path = try folder.file(
        "card/IMG_\(number).jpg", Self.phone(40.59 - Double(number) / 1000, 111.6, picture: "\(number)").bytes)
      let handle = try FileHandle(forWritingTo: URL(filePath: path))
      // A hole: it takes no place on the disk.
      try handle.truncate(atOffset: 2 << 30)
      try handle.close()
    }
    var program = BuiltProgram([
      "process", folder("card"), "--rivers", folder("rivers.geojson"), "--photo-events", "--out", folder("result"),
    ])
    // The kernel counts what the shell and the programs that it has waited for have read.
    program.launcher = ["sh", "-c", "\"$@\"; code=$?; cat /proc/$$/io; exit $code", "sh"]
    let end = try program.run()
    #expect(end.code == 0, "\(end.messages)")
    let read = try #require(end.lines.first { $0.hasPrefix("rchar: ") }.flatMap { Int($0.dropFirst(7)) })
    #expect(read > 40 * 200 && read < 100 << 20, "\(read) bytes")
    let output = try OutputFiles(folder("result"), end)
    #expect(try output.layer("observations").features.count == 40)
    let size = try #require(try output.manifest()["inputs"]?.list.first { $0["name"]?.string == "card" }?["size"]?.integer)
    #expect(size == 40 << 31)
  }
}
