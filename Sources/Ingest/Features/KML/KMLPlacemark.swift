import SurveyModel

/// A `Placemark` while it is read. One value is used for all placemarks of a file.
struct KMLPlacemark {
  enum Geometry {
    case point([UInt8])
    case line([UInt8])
    /// Times and positions of a `gx:Track`, in document order.
    case track(when: [[UInt8]], positions: [[UInt8]])
    /// A polygon or model, by the name of its element.
    case other(String)
  }

  /// Offset of the first byte of its start tag.
  var start = 0
  var id: [UInt8] = []
  var name: [UInt8] = []
  var style: [UInt8] = []
  /// `TimeStamp/when`, or `TimeSpan/begin` and `end`.
  var begin: [UInt8] = []
  var end: [UInt8] = []
  var geometries: [Geometry] = []
  /// Every field, by its name in the file and in document order.
  var fields = RecordFields()

  mutating func begin(start: Int) {
    self.start = start
    id.removeAll(keepingCapacity: true)
    name.removeAll(keepingCapacity: true)
    style.removeAll(keepingCapacity: true)
    begin.removeAll(keepingCapacity: true)
    end.removeAll(keepingCapacity: true)
    geometries.removeAll(keepingCapacity: true)
    fields.removeAll()
  }

  /// True for the point where a drone took off or should return to: its name says nothing else, or it has the style that AirData
  /// gives such points.
  var isTakeOff: Bool {
    guard mayBeTakeOff else { return false }
    let key = HeaderName(String(decoding: name.prefix(64), as: UTF8.self)).key
    return Self.takeOffNames.contains(key) || (style.elementsEqual("#home".utf8) && key.hasPrefix("home"))
  }

  private static let takeOffNames: Set = ["home", "homepoint", "takeoff", "takeoffpoint", "起飞点", "返航点"]

  /// False when the first letter or digit of the name is one with which no key in question begins. This is quicker than making
  /// the key.
  private var mayBeTakeOff: Bool {
    for (index, byte) in name.enumerated() {
      switch byte {
      case 0x48, 0x68, 0x54, 0x74: return true  // h, t
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return false
      // These bytes begin the characters U+5000 to U+8FFF, which are ideographs.
      case 0xE5...0xE8: return name[index...].starts(with: "起".utf8) || name[index...].starts(with: "返".utf8)
      case 0x80...: return true
      default: continue
      }
    }
    return false
  }
}
