import SurveyModel
import XMLKit

/// Follows the elements of a KML file and gathers its placemarks.
struct KMLCollector {
  var records: KMLRecords
  private let options: IngestOptions
  /// The open elements, outermost first; nil for those that are not looked for.
  private var path: [KMLName?] = []
  private var placemark = KMLPlacemark()
  /// Number of elements around the open placemark; nil when no placemark is open.
  private var depth: Int?
  /// Text of the innermost open element, as long as there has been no element in it.
  private var leaf: [UInt8] = []
  private var isLeaf = false
  private var isNamed = false
  /// The attribute `name` of the open `Data` or `SimpleData`, and whether it has one.
  private var dataName: [UInt8] = []
  private var hasDataName = false
  private var dataNames = WordCache<Int>()
  private var elements = ElementNames()
  private var when: [[UInt8]] = []
  private var positions: [[UInt8]] = []
  /// Addresses of the first network links, which are never fetched.
  private var links: [String] = []
  private var linkCount = 0
  /// Names of the open folders.
  private var folders: [[UInt8]] = []

  init(_ options: IngestOptions, records: KMLRecords) {
    self.options = options
    self.records = records
  }

  mutating func take(_ event: XMLEvent, _ reader: borrowing XMLReader) throws(InputError) {
    switch event.kind {
    case .start:
      try start(event, reader)
      path.append(KMLName(rawValue: event.name))
      leaf.removeAll(keepingCapacity: true)
      isLeaf = true
    case .text:
      if isLeaf { reader.append(textOf: event, to: &leaf) }
    case .end:
      if !path.isEmpty { path.removeLast() }
      try end(KMLName(rawValue: event.name), event, reader)
      isLeaf = false
    }
  }

  private mutating func start(_ event: XMLEvent, _ reader: borrowing XMLReader) throws(InputError) {
    let name = KMLName(rawValue: event.name)
    if path.isEmpty, name != .kml {
      throw InputError(
        .unreadable, "the root element is \"\(reader.name(event.name))\", not \"kml\"", source: options.source)
    }
    switch name {
    case .missionConfig, .waylineID, .useWaylineAltitude:
      throw InputError(
        .unreadable,
        "it is a mission of DJI Pilot or FlightHub: places to fly to, not what was seen; name the flight log or its photos instead",
        source: options.source)
    case .folder where depth == nil: folders.append([])
    case .networkLink where depth == nil: linkCount += 1
    case .placemark where depth == nil:
      depth = path.count
      placemark.begin(start: event.range.lowerBound)
      _ = reader.append(attribute: KMLName.id.rawValue, of: event, to: &placemark.id)
      if let folder = folders.last, !folder.isEmpty { placemark.fields.add(records.names.number(of: "Folder"), folder.span) }
    case .data, .simpleData:
      dataName.removeAll(keepingCapacity: true)
      hasDataName = reader.append(attribute: KMLName.name.rawValue, of: event, to: &dataName)
    case .track:
      when.removeAll()
      positions.removeAll()
    case .polygon, .model: if depth != nil { placemark.geometries.append(.other(reader.name(event.name))) }
    default: break
    }
  }

  private mutating func end(_ name: KMLName?, _ event: XMLEvent, _ reader: borrowing XMLReader) throws(InputError) {
    guard let depth else {
      endOutside(name)
      return
    }
    if path.count == depth {
      try records.add(placemark, end: event.range.upperBound)
      self.depth = nil
      return
    }
    // An element with others in it has no text of its own.
    let leaf = leaf
    let text = leaf.span.extracting(isLeaf ? TextCleaning.trimmed(leaf.span) : 0..<0)
    switch (name, path.last ?? nil) {
    case (.coordinates, .point): placemark.geometries.append(.point(leaf))
    case (.coordinates, .lineString), (.coordinates, .linearRing):
      // The rings of a polygon are part of it.
      if !path.contains(.polygon) { placemark.geometries.append(.line(leaf)) }
    case (.point, _), (.lineString, _), (.linearRing, _): break
    case (.when, .track): when.append(Self.array(text))
    case (.coord, .track): positions.append(Self.array(text))
    case (.track, _): placemark.geometries.append(.track(when: when, positions: positions))
    case (.when, .timeStamp), (.begin, .timeSpan):
      Self.copy(text, to: &placemark.begin)
      if isLeaf { addField(event.name, text, reader) }
    case (.end, .timeSpan):
      Self.copy(text, to: &placemark.end)
      if isLeaf { addField(event.name, text, reader) }
    case (.value, .data), (.simpleData, _): if hasDataName { addData(text) }
    case (.data, _), (.extendedData, _): break
    default: if isLeaf, path.count == depth + 1, !text.isEmpty { endField(name, text, event, reader) }
    }
  }

  /// Takes an element directly inside the placemark that is no geometry.
  private mutating func endField(_ name: KMLName?, _ text: Span<UInt8>, _ event: XMLEvent, _ reader: borrowing XMLReader) {
    switch name {
    case .name: Self.copy(text, to: &placemark.name)
    case .styleURL: Self.copy(text, to: &placemark.style)
    default: break
    }
    if name != .styleURL { addField(event.qualifiedName, text, reader) }
  }

  private mutating func addField(_ name: Int, _ text: Span<UInt8>, _ reader: borrowing XMLReader) {
    placemark.fields.add(elements.number(of: name, reader, in: &records.names), text)
  }

  private mutating func addData(_ text: Span<UInt8>) {
    let name = dataName
    let number = dataNames.value(of: name.span) { _ in records.names.number(of: String(decoding: name, as: UTF8.self)) }
    placemark.fields.add(number, text)
  }

  private static func copy(_ text: Span<UInt8>, to field: inout [UInt8]) {
    field.removeAll(keepingCapacity: true)
    text.withUnsafeBufferPointer { field.append(contentsOf: $0) }
  }

  private static func array(_ text: Span<UInt8>) -> [UInt8] { text.withUnsafeBufferPointer { Array($0) } }

  /// Takes the end of an element that is in no placemark.
  private mutating func endOutside(_ name: KMLName?) {
    switch name {
    case .folder: if !folders.isEmpty { folders.removeLast() }
    case .name where (path.last ?? nil) == .folder && !folders.isEmpty:
      folders[folders.count - 1] = Array(leaf[TextCleaning.trimmed(leaf.span)])
    case .href where path.contains(.networkLink) && links.count < 3:
      links.append(String(decoding: leaf[TextCleaning.trimmed(leaf.span)].prefix(120), as: UTF8.self))
    default: break
    }
  }

  mutating func finish() {
    if linkCount > 0 {
      records.builder.note(
        .networkLinkIgnored, .warning,
        "\(linkCount) network link\(linkCount == 1 ? "" : "s") (\(links.joined(separator: ", "))) not followed: nothing is "
          + "fetched; save what it shows as a file of its own")
    }
    records.finish()
  }
}
