import XMLKit

/// What the XMP of a photo says in the namespaces of DJI and Pix4D, written as attributes or as elements.
struct PhotoXMP {
  /// Values as they stand, by `drone-dji:` or `Camera:` and the name, whatever prefix the packet uses.
  private(set) var values: [String: String] = [:]
  /// In the order of the packet.
  private(set) var names: [String] = []
  /// True where some packet could not be read to its end.
  private(set) var isDamaged = false

  /// Longer values are not what we look for.
  private static let longest = 256

  init(_ packets: [[UInt8]]) {
    for packet in packets { read(packet) }
  }

  subscript(name: String) -> String? { values[name] }

  private mutating func read(_ packet: [UInt8]) {
    // Cameras pad with spaces and zeros.
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
  /// Without white space at its ends.
  var trimmingSpace: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
