import XMLKit

/// The values that the XMP of a photo states in the namespaces of DJI and Pix4D, as attributes or as elements, and the position and
/// the time under the names of Exif.
struct PhotoXMP {
  /// The values as the packets have them. Their names begin with `drone-dji:`, `Camera:` and so on, whatever prefix a packet uses.
  private(set) var values: [String: String] = [:]
  /// The names in the order of the packets.
  private(set) var names: [String] = []
  /// True when a packet could not be read to its end.
  private(set) var isDamaged = false

  /// Latitudes and longitudes in other namespaces, by the prefix.
  private var others: [String: (latitude: String?, longitude: String?)] = [:]

  /// Longer values are left out: none that is used has more bytes.
  private static let longest = 256

  /// The namespaces that are read, each with the part of its address by which it is known.
  private static let spaces: [(prefix: String, address: String)] = [
    ("drone-dji", "dji.com/drone-dji"), ("Camera", "pix4d.com/camera"), ("exif", "ns.adobe.com/exif/1"),
    ("xmp", "ns.adobe.com/xap/1.0/"), ("photoshop", "ns.adobe.com/photoshop/1"),
  ]
  /// Of the general namespaces only these names are read; of those of aircraft, all.
  private static let general: Set = [
    "exif:GPSLatitude", "exif:GPSLongitude", "exif:GPSLatitudeRef", "exif:GPSLongitudeRef", "exif:GPSStatus",
    "exif:GPSTimeStamp", "exif:DateTimeOriginal", "xmp:CreateDate", "photoshop:DateCreated",
  ]

  init(_ packets: [[UInt8]]) {
    for packet in packets { read(packet) }
  }

  subscript(name: String) -> String? { values[name] }

  /// The first latitude and longitude of one namespace that is not known here, by the order of the prefixes; nil when there is
  /// none.
  var otherPosition: (latitude: String, longitude: String, name: String)? {
    for (prefix, place) in others.sorted(by: { $0.key < $1.key }) {
      if let latitude = place.latitude, let longitude = place.longitude { return (latitude, longitude, "\(prefix):Latitude") }
    }
    return nil
  }

  private mutating func read(_ packet: [UInt8]) {
    // Cameras fill packets with spaces and zeros, which are cut off here.
    guard let last = packet.lastIndex(of: UInt8(ascii: ">")) else { return }
    var reader = XMLReader(Array(packet[...last]))
    var prefixes = Dictionary(uniqueKeysWithValues: Self.spaces.map { ($0.prefix, $0.prefix) })
    var open: [String] = []
    var text: [UInt8] = []
    do {
      while let event = try reader.next() {
        switch event.kind {
        case .start:
          let attributes = reader.attributes(of: event)
          for (name, value) in attributes where name.hasPrefix("xmlns:") {
            let space = String(decoding: value, as: UTF8.self)
            if let known = Self.spaces.first(where: { space.contains($0.address) }) {
              prefixes[String(name.dropFirst(6))] = known.prefix
            }
          }
          open.append(reader.name(event.qualifiedName))
          for (name, value) in attributes { add(name, value, prefixes, isNested: Self.isNested(open)) }
          text.removeAll(keepingCapacity: true)
        case .text:
          if text.count < Self.longest { text.append(contentsOf: reader.text(event)) }
        case .end:
          if let name = open.popLast() { add(name, text[...], prefixes, isNested: Self.isNested(open)) }
          text.removeAll(keepingCapacity: true)
        }
      }
    } catch {
      isDamaged = true
    }
  }

  /// True within an element that is no frame of XMP: there stand the places that a picture shows, and not where it was taken.
  private static func isNested(_ open: [String]) -> Bool {
    open.contains { !["xmpmeta", "xapmeta", "RDF", "Description"].contains($0.split(separator: ":").last ?? "") }
  }

  private mutating func add(_ name: String, _ value: ArraySlice<UInt8>, _ prefixes: [String: String], isNested: Bool) {
    let parts = name.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, value.count <= Self.longest else { return }
    let text = String(decoding: value, as: UTF8.self).trimmingSpace
    guard !text.isEmpty else { return }
    guard let space = prefixes[String(parts[0])] else {
      return isNested ? () : addOther(String(parts[0]), parts[1].lowercased(), text)
    }
    let known = "\(space):\(parts[1])"
    if space != "drone-dji", space != "Camera" {
      guard !isNested, Self.general.contains(known) else { return }
    }
    // The dates of the general namespaces are read and are no fields of the photo: nearly every photo has them.
    if values.updateValue(text, forKey: known) == nil, space != "xmp", space != "photoshop" { names.append(known) }
  }

  private mutating func addOther(_ prefix: String, _ name: String, _ text: String) {
    switch name {
    case "gpslatitude", "latitude": others[prefix, default: (nil, nil)].latitude = text
    case "gpslongitude", "gpslongtitude", "longitude": others[prefix, default: (nil, nil)].longitude = text
    default: break
    }
  }
}

extension String {
  /// The string without white space at its ends.
  var trimmingSpace: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
