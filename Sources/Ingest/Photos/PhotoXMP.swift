import XMLKit

/// The values that the XMP of a photo states in the namespaces of DJI and Pix4D, as attributes or as elements.
struct PhotoXMP {
  /// The values as the packets have them. Their names begin with `drone-dji:` or `Camera:`, whatever prefix a packet uses.
  private(set) var values: [String: String] = [:]
  /// The names in the order of the packets.
  private(set) var names: [String] = []
  /// True when a packet could not be read to its end.
  private(set) var isDamaged = false

  /// Longer values are left out: none that is used has more bytes.
  private static let longest = 256

  init(_ packets: [[UInt8]]) {
    for packet in packets { read(packet) }
  }

  subscript(name: String) -> String? { values[name] }

  private mutating func read(_ packet: [UInt8]) {
    // Cameras fill packets with spaces and zeros, which are cut off here.
    guard let last = packet.lastIndex(of: UInt8(ascii: ">")) else { return }
    var reader = XMLReader(Array(packet[...last]))
    var prefixes = ["drone-dji": "drone-dji", "Camera": "Camera"]
    var open: [String] = []
    var text: [UInt8] = []
    do {
      while let event = try reader.next() {
        switch event.kind {
        case .start:
          let attributes = reader.attributes(of: event)
          for (name, value) in attributes where name.hasPrefix("xmlns:") {
            let space = String(decoding: value, as: UTF8.self)
            if space.contains("dji.com/drone-dji") { prefixes[String(name.dropFirst(6))] = "drone-dji" }
            if space.contains("pix4d.com/camera") { prefixes[String(name.dropFirst(6))] = "Camera" }
          }
          for (name, value) in attributes { add(name, value, prefixes) }
          open.append(reader.name(event.qualifiedName))
          text.removeAll(keepingCapacity: true)
        case .text:
          if text.count < Self.longest { text.append(contentsOf: reader.text(event)) }
        case .end:
          if let name = open.popLast() { add(name, text[...], prefixes) }
          text.removeAll(keepingCapacity: true)
        }
      }
    } catch {
      isDamaged = true
    }
  }

  private mutating func add(_ name: String, _ value: ArraySlice<UInt8>, _ prefixes: [String: String]) {
    let parts = name.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, let space = prefixes[String(parts[0])], value.count <= Self.longest else { return }
    let text = String(decoding: value, as: UTF8.self).trimmingSpace
    guard !text.isEmpty else { return }
    let known = "\(space):\(parts[1])"
    if values.updateValue(text, forKey: known) == nil { names.append(known) }
  }
}

extension String {
  /// The string without white space at its ends.
  var trimmingSpace: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
