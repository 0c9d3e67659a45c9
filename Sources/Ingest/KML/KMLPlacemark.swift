import SurveyModel

/// A `Placemark` while it is read. One is used for all of a file.
struct KMLPlacemark {
  enum Geometry {
    case point([UInt8])
    case line([UInt8])
    /// Times and places of a `gx:Track`, in document order.
    case track(when: [[UInt8]], places: [[UInt8]])
    /// A polygon, a model: what it is called.
    case other(String)
  }

  /// First byte of its start tag.
  var start = 0
  var id: [UInt8] = []
  var name: [UInt8] = []
  var style: [UInt8] = []
  /// `TimeStamp/when`, or `TimeSpan/begin` and `end`.
  var begin: [UInt8] = []
  var end: [UInt8] = []
  var geometries: [Geometry] = []
  /// Every field by its name as it stands, in document order.
  private(set) var fields: [(name: String, value: [UInt8])] = []

  init(start: Int = 0) {
    self.start = start
  }

  mutating func addField(_ name: String, _ value: some Collection<UInt8>) {
    fields.append((name, Array(value)))
  }

  /// The point where a drone took off or has to come back to: known by AirData's style, or by a name that says nothing else.
  var isTakeOff: Bool {
    let key = HeaderName(String(decoding: name.prefix(64), as: UTF8.self)).key
    return Self.takeOffNames.contains(key) || (style.elementsEqual("#home".utf8) && key.hasPrefix("home"))
  }

  private static let takeOffNames: Set = ["home", "homepoint", "takeoff", "takeoffpoint", "起飞点", "返航点"]

  /// The fields as a JSON object. A name that comes again gets a number: `note`, `note_2`.
  func attributes() -> [UInt8] {
    var output: [UInt8] = []
    var used = Set<String>()
    output.append(UInt8(ascii: "{"))
    for field in fields {
      if output.count > 1 { output.append(UInt8(ascii: ",")) }
      var name = field.name
      var count = 2
      while !used.insert(name).inserted {
        name = "\(field.name)_\(count)"
        count += 1
      }
      JSONText.appendString(name, to: &output)
      output.append(UInt8(ascii: ":"))
      JSONText.appendString(field.value.span, to: &output)
    }
    output.append(UInt8(ascii: "}"))
    return output
  }
}
