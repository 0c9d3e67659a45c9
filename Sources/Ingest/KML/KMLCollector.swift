import SurveyModel
import XMLKit

/// Follows the elements of a KML file and gathers its placemarks.
struct KMLCollector {
  var records: KMLRecords
  private let options: IngestOptions
  /// Names of the open elements.
  private var path: [KMLName?] = []
  private var placemark: KMLPlacemark?
  /// Number of open elements around the placemark that is open.
  private var depth = 0
  /// Text of the innermost open element, while it has no element in it.
  private var leaf: [UInt8] = []
  private var isLeaf = false
  private var isNamed = false
  /// The `name` of the `Data` or `SimpleData` that is open.
  private var dataName: String?
  private var when: [[UInt8]] = []
  private var places: [[UInt8]] = []
  /// Addresses of network links, which are never fetched.
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
      path.append(KMLName(number: event.name))
      leaf.removeAll(keepingCapacity: true)
      isLeaf = true
    case .text:
      if isLeaf { leaf.append(contentsOf: reader.text(event)) }
    case .end:
      if !path.isEmpty { path.removeLast() }
      try end(KMLName(number: event.name), event, reader)
      isLeaf = false
    }
  }

  private mutating func start(_ event: XMLEvent, _ reader: borrowing XMLReader) throws(InputError) {
    let name = KMLName(number: event.name)
    if path.isEmpty, name != .kml {
      throw InputError(
        .unreadable, "the root element is \"\(reader.name(event.name))\", not \"kml\"", source: options.source)
    }
    switch name {
    case .folder where placemark == nil: folders.append([])
    case .networkLink where placemark == nil: linkCount += 1
    case .placemark where placemark == nil:
      depth = path.count
      var begun = KMLPlacemark(start: event.range.lowerBound)
      if let id = reader.attribute(KMLName.id.number, of: event) { begun.id = Array(id) }
      if let folder = folders.last, !folder.isEmpty { begun.addField("Folder", folder) }
      placemark = begun
    case .data, .simpleData:
      dataName = reader.attribute(KMLName.name.number, of: event).map { String(decoding: $0, as: UTF8.self) }
    case .track:
      when.removeAll()
      places.removeAll()
    case .polygon, .model: placemark?.geometries.append(.other(reader.name(event.name)))
    default: break
    }
  }

  private mutating func end(_ name: KMLName?, _ event: XMLEvent, _ reader: borrowing XMLReader) throws(InputError) {
    guard placemark != nil else {
      endOutside(name)
      return
    }
    if path.count == depth {
      if let finished = placemark { try records.add(finished, end: event.range.upperBound) }
      placemark = nil
      return
    }
    let range = TextCleaning.trimmed(leaf.span)
    let text = isLeaf ? leaf[range] : []
    switch (name, path.last ?? nil) {
    case (.coordinates, .point): placemark?.geometries.append(.point(leaf))
    case (.coordinates, .lineString), (.coordinates, .linearRing):
      // The rings of a polygon are part of it.
      if !path.contains(.polygon) { placemark?.geometries.append(.line(leaf)) }
    case (.point, _), (.lineString, _), (.linearRing, _): break
    case (.when, .track): when.append(Array(text))
    case (.coord, .track): places.append(Array(text))
    case (.track, _): placemark?.geometries.append(.track(when: when, places: places))
    case (.when, .timeStamp), (.begin, .timeSpan):
      placemark?.begin = Array(text)
      if isLeaf { placemark?.addField(reader.name(event.name), text) }
    case (.end, .timeSpan):
      placemark?.end = Array(text)
      if isLeaf { placemark?.addField(reader.name(event.name), text) }
    case (.value, .data), (.simpleData, _):
      if let dataName { placemark?.addField(dataName, text) }
    case (.data, _), (.extendedData, _): break
    default: endField(name, text, event, reader)
    }
  }

  /// An element directly in the placemark that is no geometry.
  private mutating func endField(
    _ name: KMLName?, _ text: ArraySlice<UInt8>, _ event: XMLEvent, _ reader: borrowing XMLReader
  ) {
    guard isLeaf, path.count == depth + 1, !text.isEmpty else { return }
    switch name {
    case .name: placemark?.name = Array(text)
    case .styleURL: placemark?.style = Array(text)
    default: break
    }
    if name != .styleURL { placemark?.addField(reader.name(event.qualifiedName), text) }
  }

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
