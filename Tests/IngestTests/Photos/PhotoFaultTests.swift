import SurveyModel
import TestSupport
import Testing

@testable import Ingest

@Suite struct PhotoFaultTests {
  private static func placed(_ change: (inout MadePhoto) -> Void) -> [UInt8] {
    var photo = MadePhoto()
    photo.image = [(0x010F, .text("Xiaomi"))]
    photo.setPosition(latitude: 40.5, longitude: 111.5)
    change(&photo)
    return photo.bytes
  }

  private static func replacing(_ tag: Int, _ value: MadePhoto.Value?) -> [UInt8] {
    placed { photo in
      photo.gps.removeAll { $0.tag == tag }
      if let value { photo.gps.append((tag, value)) }
    }
  }

  @Test(
    "photos-without-position, damaged-photos: why there is no usable position",
    arguments: [
      ([], .photoUnreadable, "empty"),
      (Array("%PNG, not a photo".utf8), .photoUnreadable, "no JPEG"),
      ([0xFF, 0xD8], .photoUnreadable, "cut off"),
      ([0xFF, 0xD8, 0x41, 0x42, 0x43, 0x44], .photoUnreadable, "damaged"),
      ([0xFF, 0xD8, 0xFF, 0xE1, 0x00, 0x01], .photoUnreadable, "length of 1"),
      ([0xFF, 0xD8, 0xFF, 0xE1, 0x40, 0x00, 0x45], .photoUnreadable, "within its Exif"),
      ([0xFF, 0xD8, 0xFF, 0xDA, 0, 2], .coordinateMissing, "neither Exif nor XMP"),
      (placed { $0.gps = [] }, .coordinateMissing, "was location off"),
      (placed { $0.gps = [(0, .short(0))] }, .coordinateMissing, "no latitude and longitude"),
      (replacing(1, nil), .coordinateUnreadable, "half of the Earth"),
      (replacing(3, .text("X")), .coordinateUnreadable, "half of the Earth"),
      (replacing(4, nil), .coordinateMissing, "one is missing"),
      (replacing(2, .rationals([(40, 0), (30, 1), (0, 1)])), .coordinateUnreadable, "denominator is 0"),
      (replacing(2, .rationals([(40, 1), (30, 1), (0, 0)])), .coordinateUnreadable, "to a mile"),
      (replacing(2, .rationals([(40, 1), (75, 1), (0, 1)])), .coordinateUnreadable, "60 minutes"),
      (replacing(2, .rationals([(95, 1), (0, 1), (0, 1)])), .coordinateOutOfRange, "beyond"),
      (
        placed { photo in
          photo.gps.append((9, .text("V")))
          photo.gps.append((8, .text("00")))
        }, .noFix, "void"
      ),
      (
        placed { photo in
          photo.gps = []
          photo.setPosition(latitude: 0, longitude: 0)
        }, .nullIsland, "no fix"
      ),
      (
        dronePhoto(
          dji([("GpsLatitude", "40"), ("GpsLongitude", "111"), ("RtkFlag", "0"), ("RtkStdLon", "0"), ("RtkStdLat", "0")])
        ).bytes, .noFix, "RtkFlag"
      ),
      (dronePhoto(dji([("GpsLatitude", "40"), ("GpsLongitude", "111"), ("GpsStatus", "Invalid")])).bytes, .noFix, "Invalid"),
      (dronePhoto(dji([("GpsLatitude", "40,5"), ("GpsLongitude", "111")])).bytes, .coordinateUnreadable, "decimal point"),
    ] as [([UInt8], Rule, String)])
  func faults(bytes: [UInt8], rule: Rule, words: String) throws {
    let fault = try #require(try read(bytes).fault)
    #expect(fault.rule == rule, "\(fault.message)")
    #expect(fault.message.contains(words), "\(fault.message)")
  }

  @Test(
    "damaged-photos, photos-without-position: damaged is refused, placeless is passed over or rejected, and the books balance")
  func books() throws {
    var options = try logOptions("a.jpg")
    #expect(throws: InputError.self) { try readPhotoFile([0xFF, 0xD8, 0xFF], options: options) }
    let silent = Self.placed { $0.gps = [] }
    let passed = try readPhotoFile(silent, options: options)
    #expect(passed.account.imbalance == nil && passed.account.records == 0 && passed.finds(.photoWithoutPosition) != nil)
    options.photosAreObservations = true
    let rejected = try readPhotoFile(silent, options: options)
    #expect(rejected.account.imbalance == nil && rejected.rejected(.coordinateMissing) == 1)
    let placed = try readPhotoFile(Self.placed { _ in }, options: options)
    #expect(placed.account.imbalance == nil && placed.account.accepted == 1 && placed.photos.count == 1)
  }

  @Test("directories that point at themselves or promise millions of values end")
  func hostile() throws {
    var tiff: [UInt8] = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 2, 0]
    // Exif and GPS directory are the first one again; 65,535 entries of a value with 4,294,967,295 numbers.
    for tag: UInt16 in [0x8769, 0x8825] {
      tiff += [UInt8(tag & 255), UInt8(tag >> 8), 4, 0, 1, 0, 0, 0, 8, 0, 0, 0]
    }
    tiff += [8, 0, 0, 0]
    #expect(try read(tiff).fault?.rule == .coordinateMissing)
    let greedy: [UInt8] =
      [0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0xFF, 0xFF]
      + (0..<3000).flatMap { _ in [0, 2, 0, 5, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF] as [UInt8] }
    #expect(try read(greedy).fault != nil)
    #expect(try read([0x49, 0x49, 42, 0, 0xFF, 0xFF, 0xFF, 0xFF]).fault != nil)
  }

  @Test("500 mutations and every cut of a photo give a position or a reason")
  func mutations() throws {
    var photo = dronePhoto(dji([("GpsLatitude", "40.655"), ("GpsLongtitude", "111.669"), ("RelativeAltitude", "+50.0")]))
    photo.setPosition(latitude: 40.655, longitude: 111.669)
    photo.setGPSTime("2024:05:16", 31_244)
    let whole = photo.bytes
    var reasons = 0
    for length in 0..<whole.count {
      let event = try read(Array(whole.prefix(length)))
      #expect((event.position == nil) == (event.fault != nil))
      if event.fault != nil { reasons += 1 }
    }
    #expect(reasons > whole.count / 2)
    var state: UInt64 = 20_240_516
    func random(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    for _ in 0..<500 {
      var bytes = whole
      for _ in 0...random(8) { bytes[random(bytes.count)] = UInt8(random(256)) }
      let event = try read(bytes)
      #expect((event.position == nil) == (event.fault != nil))
      if let place = event.position { #expect(abs(place.x) <= 180 && abs(place.y) <= 90) }
      #expect(event.accuracy.isFinite)
    }
  }
}
