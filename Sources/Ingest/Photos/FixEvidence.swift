import SurveyModel

/// What the tags of a photo say for and against the fix of its receiver. A single tag may be odd, so all of them are weighed.
struct FixEvidence {
  enum Verdict {
    /// Nothing speaks against the fix.
    case sound
    /// A tag speaks against the fix, and the others outweigh it.
    case doubtful
    /// There was no fix.
    case missing(PhotoFault)
  }

  private let header: PhotoHeader

  init(_ header: PhotoHeader) {
    self.header = header
  }

  var verdict: Verdict {
    let strong = strongDoubts
    let weak = weakDoubts
    guard let first = strong.first ?? weak.first else { return .sound }
    if isVouchedFor { return .doubtful }
    return strong.isEmpty && weak.count == 1 ? .doubtful : .missing(first)
  }

  /// Statements of the aircraft itself that there was no fix.
  private var strongDoubts: [PhotoFault] {
    var doubts: [PhotoFault] = []
    if status == "invalid" {
      doubts.append(PhotoFault(.noFix, "GpsStatus is \"Invalid\": the aircraft had no fix", column: "drone-dji:GpsStatus"))
    }
    if header.xmpNumber("RtkFlag") == 0, hasRTKTags {
      doubts.append(PhotoFault(.noFix, "RtkFlag is 0: the receiver had no fix", column: "drone-dji:RtkFlag"))
    }
    return doubts
  }

  /// Statements that are often wrong: many cameras write `V` beside good positions.
  private var weakDoubts: [PhotoFault] {
    var doubts: [PhotoFault] = []
    if (header.text(.gps, 9) ?? header.xmp["exif:GPSStatus"])?.uppercased() == "V" {
      doubts.append(PhotoFault(.noFix, "GPSStatus is \"V\" (void): the position is not to be used", column: "GPSStatus"))
    }
    if let satellites = header.text(.gps, 8), PhotoHeader.number(satellites) == 0 {
      doubts.append(PhotoFault(.noFix, "GPSSatellites is 0: the receiver had no fix", column: "GPSSatellites"))
    }
    return doubts
  }

  /// True when the aircraft states that it had a fix. A camera without RTK writes the flag 0 too, so 0 is no statement where no
  /// other tag tells of RTK.
  private var isVouchedFor: Bool {
    if let status, status != "invalid" { return true }
    return (header.xmpNumber("RtkFlag") ?? 0) >= 16
  }

  private var status: String? { header.xmp["drone-dji:GpsStatus"]?.lowercased() }

  private var hasRTKTags: Bool {
    ["RtkStdLon", "RtkStdLat", "RtkStdHgt", "RtkDiffAge", "NTRIPMountPoint"].contains { header.xmp["drone-dji:\($0)"] != nil }
      || header.xmp["drone-dji:AltitudeType"]?.lowercased() == "rtkalt"
  }
}
