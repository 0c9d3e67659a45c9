import JSONKit
import SurveyModel

/// Finds the records in a JSON text that is no GeoJSON: an answer of ArcGIS, OData, Overpass, Kobo or another API, an array of objects,
/// names with arrays of values, or an object a line.
struct JSONRecords: ~Copyable {
  private var reader = JSONReader()
  private let source: String
  private(set) var table = JSONTable()

  /// Names under which an answer holds the array of its records.
  private static let lists: [StaticString] = [
    "value", "results", "result", "records", "rows", "data", "items", "list", "elements", "features", "d", "response", "outlets",
    "points", "stations", "content",
  ]
  /// How deep within an answer the array may stand.
  private static let deepest = 4

  /// - Throws: ``InputError`` for text that is no JSON, and for JSON without a table of records.
  init(_ bytes: [UInt8], source: String) throws(InputError) {
    self.source = source
    let text = try OriginalText(unicode: bytes, source: source)
    let whole = text.text[text.start...]
    do {
      try reader.parse(Array(whole))
    } catch {
      if try readLines(Array(whole)) { return }
      throw error.inputError(source: source, text: text)
    }
    try readRoot()
    guard !table.rows.isEmpty else { throw refusal("it holds no records") }
  }

  private func refusal(_ what: String) -> InputError {
    InputError(
      .unreadable,
      "this is JSON, but no GeoJSON, and \(what); export GeoJSON (ArcGIS: f=geojson; Overpass: osmtogeojson or out center) or a CSV",
      source: source)
  }

  /// Reads a text with one object on each line. False when the first line is none.
  private mutating func readLines(_ bytes: [UInt8]) throws(InputError) -> Bool {
    var start = 0
    var number = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      defer { start = end + 1 }
      number += 1
      let line = start..<end
      guard bytes[line].contains(where: { $0 > 0x20 }) else { continue }
      do {
        try reader.parse(bytes, in: line)
      } catch {
        if table.rows.isEmpty { return false }
        throw InputError(.unreadable, "line \(number) is no JSON: \(error.description)", source: source)
      }
      guard reader.kind(of: reader.root) == .object else { return false }
      addRecord(reader.root)
    }
    return !table.rows.isEmpty
  }

  private mutating func readRoot() throws(InputError) {
    let root = reader.root
    if isEsri(root) { return try readEsri(root) }
    if let elements = reader.member("elements", of: root), isOverpass(elements) { return try readOverpass(elements) }
    if readColumns(root) { return }
    guard let list = list(in: root, depth: 0) else {
      if readKeyed(root, depth: 0) { return }
      throw refusal("it holds no array of records")
    }
    var cursor = reader.cursor(into: list)
    while let record = reader.nextElement(&cursor) { addRecord(record) }
    noteFurtherPages(root)
  }

  /// Adds a record. Those of some servers hold their values in an object `fields` or `attributes`.
  private mutating func addRecord(_ record: JSONValue) {
    table.beginRow()
    var cursor = reader.cursor(into: record)
    while let member = reader.nextMember(&cursor) {
      let isWrapper = reader.isString(member.key, "fields") || reader.isString(member.key, "attributes")
      if isWrapper, reader.kind(of: member.value) == .object {
        table.add(member.value, "", reader)
      } else {
        table.add(reader.string(member.key)?.text ?? "", member.value, reader)
      }
    }
  }

  /// The array of records in a value: the value itself, or the only one among its members, those with a usual name first.
  private func list(in value: JSONValue, depth: Int) -> JSONValue? {
    if isListOfObjects(value) { return value }
    guard depth < Self.deepest, reader.kind(of: value) == .object else { return nil }
    for name in Self.lists {
      if let member = reader.member(name, of: value), let found = list(in: member, depth: depth + 1) { return found }
    }
    var found: [JSONValue] = []
    var cursor = reader.cursor(into: value)
    while let member = reader.nextMember(&cursor) {
      if let inner = list(in: member.value, depth: depth + 1) { found.append(inner) }
    }
    return found.count == 1 ? found[0] : nil
  }

  /// Reads an object whose members are the records, each under its key, or the columns, each with its values under the keys of the
  /// records. False where neither it nor the only object among its members is one.
  private mutating func readKeyed(_ value: JSONValue, depth: Int) -> Bool {
    guard depth < Self.deepest, reader.kind(of: value) == .object else { return false }
    var members: [(key: String, value: JSONValue)] = []
    var cursor = reader.cursor(into: value)
    while let member = reader.nextMember(&cursor) {
      if reader.kind(of: member.value) == .object { members.append((reader.string(member.key)?.text ?? "", member.value)) }
    }
    guard let first = members.first else { return false }
    let keys = keys(of: first.value)
    if members.count > 1, !keys.isEmpty, members.count == self.keys(of: value).count {
      let names = members.map(\.key)
      if JSONKeys.hold(names), members.allSatisfy({ self.keys(of: $0.value) == keys }) {
        readTransposed(members, keys)
        return true
      }
      if members.allSatisfy({ JSONKeys.hold(self.keys(of: $0.value)) }) {
        for member in members {
          addRecord(member.value)
          if !keys.contains("key") { table.set("key", Array(member.key.utf8)) }
        }
        return true
      }
    }
    return members.count == 1 && readKeyed(first.value, depth: depth + 1)
  }

  /// Reads columns whose values stand under the keys of the records.
  private mutating func readTransposed(_ columns: [(key: String, value: JSONValue)], _ keys: [String]) {
    var cursors = columns.map { reader.cursor(into: $0.value) }
    for _ in keys {
      table.beginRow()
      for (number, column) in columns.enumerated() {
        if let member = reader.nextMember(&cursors[number]) { table.add(column.key, member.value, reader) }
      }
    }
  }

  private func keys(of object: JSONValue) -> [String] {
    guard reader.kind(of: object) == .object else { return [] }
    var keys: [String] = []
    var cursor = reader.cursor(into: object)
    while let member = reader.nextMember(&cursor) { keys.append(reader.string(member.key)?.text ?? "") }
    return keys
  }

  private func isListOfObjects(_ value: JSONValue) -> Bool {
    guard reader.kind(of: value) == .array else { return false }
    var cursor = reader.cursor(into: value)
    var count = 0
    while let element = reader.nextElement(&cursor) {
      guard reader.kind(of: element) == .object else { return false }
      count += 1
    }
    return count > 0
  }

  /// Says that the answer is one page of several.
  private mutating func noteFurtherPages(_ root: JSONValue) {
    let links: [StaticString] = ["next", "@odata.nextLink", "odata.nextLink", "nextPageToken", "next_page"]
    for name in links {
      guard let link = reader.member(name, of: root), reader.kind(of: link) == .string else { continue }
      return noteMissing("the file is one page of an answer that goes on (\(name.description)); get the other pages too")
    }
  }

  /// Says that there are more records than the file holds.
  private mutating func noteMissing(_ message: String) { table.findings.append((.featureCountDiffers, .warning, message)) }
}

// MARK: - ArcGIS

extension JSONRecords {
  private func isEsri(_ root: JSONValue) -> Bool {
    guard reader.member("features", of: root) != nil else { return false }
    return reader.member("geometryType", of: root) != nil || reader.member("spatialReference", of: root) != nil
      || reader.member("objectIdFieldName", of: root) != nil
  }

  /// Reads what a feature server of ArcGIS sends when it is not asked for GeoJSON.
  private mutating func readEsri(_ root: JSONValue) throws(InputError) {
    if let type = reader.member("geometryType", of: root).flatMap({ reader.string($0)?.text }), type != "esriGeometryPoint" {
      throw InputError(
        .unreadable, "this is JSON of ArcGIS with \(type), not points; ask the server for f=geojson instead", source: source)
    }
    guard let features = reader.member("features", of: root) else { return }
    let stated = reader.member("spatialReference", of: root).flatMap { crs($0) }
    var cursor = reader.cursor(into: features)
    while let feature = reader.nextElement(&cursor) {
      table.beginRow()
      if let attributes = reader.member("attributes", of: feature) { table.add(attributes, "", reader) }
      guard let geometry = reader.member("geometry", of: feature), let x = number("x", of: geometry),
        let y = number("y", of: geometry)
      else { continue }
      let own = reader.member("spatialReference", of: geometry).flatMap { crs($0) }
      table.set("geometry", (x, y), crs: own ?? stated, isBest: true)
    }
    if let more = reader.member("exceededTransferLimit", of: root), reader.kind(of: more) == .true {
      noteMissing("the server sent no more records than it may at a time (exceededTransferLimit); get the others too")
    }
  }

  private func number(_ name: StaticString, of object: JSONValue) -> [UInt8]? {
    guard let value = reader.member(name, of: object), reader.kind(of: value) == .number else { return nil }
    return Array(reader.bytes[reader.range(of: value)])
  }

  /// The CRS that a `spatialReference` names: 102100 is what ArcGIS calls EPSG:3857.
  private func crs(_ reference: JSONValue) -> String? {
    for name in ["latestWkid", "wkid"] as [StaticString] {
      guard let value = reader.member(name, of: reference), let number = reader.number(value), number > 0, number < 1e6 else {
        continue
      }
      let code = Int(number)
      return code == 102_100 || code == 102_113
        ? "EPSG:3857" : code == 4326 ? nil : code > 100_000 ? "ESRI:\(code)" : "EPSG:\(code)"
    }
    return reader.member("wkt", of: reference).flatMap { reader.string($0)?.text }
  }
}

// MARK: - Overpass

extension JSONRecords {
  private func isOverpass(_ elements: JSONValue) -> Bool {
    var cursor = reader.cursor(into: elements)
    guard let first = reader.nextElement(&cursor), let type = reader.member("type", of: first) else { return false }
    return reader.isString(type, "node") || reader.isString(type, "way") || reader.isString(type, "relation")
  }

  /// Reads an answer of the Overpass API: a node with tags is a record, and so is a way or relation with a centre. Nodes without tags
  /// are the vertices of ways.
  private mutating func readOverpass(_ elements: JSONValue) throws(InputError) {
    var (vertices, shapes) = (0, 0)
    var cursor = reader.cursor(into: elements)
    while let element = reader.nextElement(&cursor) {
      guard let tags = reader.member("tags", of: element) else {
        vertices += 1
        continue
      }
      let place = reader.member("center", of: element) ?? element
      guard let x = number("lon", of: place), let y = number("lat", of: place) else {
        shapes += 1
        continue
      }
      table.beginRow()
      // What a tag calls `type` is that of an outlet.
      if let kind = reader.member("type", of: element) { table.add("element", kind, reader) }
      if let id = reader.member("id", of: element) { table.add("id", id, reader) }
      table.set("place", (x, y), isBest: true)
      table.add(tags, "", reader)
    }
    if shapes > 0 {
      let words =
        "\(shapes) ways or relations of OpenStreetMap have no centre and were left out; ask for them with \"out center\""
      if table.rows.isEmpty { throw refusal(words) }
      table.findings.append((.geometryMissing, .warning, words))
    }
    if vertices > 0 { table.leftOut = "\(vertices) nodes without tags left out" }
  }
}

// MARK: - Names with arrays of values

extension JSONRecords {
  /// Reads names that stand apart from the values: an array of arrays whose first holds the names, or an object with `columns` and
  /// `data`. False when the root is no such text.
  private mutating func readColumns(_ root: JSONValue) -> Bool {
    if reader.kind(of: root) == .array {
      var cursor = reader.cursor(into: root)
      guard let first = reader.nextElement(&cursor), let names = texts(first), names.count > 1 else { return false }
      return readArrays(names, &cursor)
    }
    for name in ["columns", "fields", "header", "headers", "names"] as [StaticString] {
      guard let list = reader.member(name, of: root), let names = texts(list), names.count > 1 else { continue }
      for data in ["data", "rows", "values", "records"] as [StaticString] {
        guard let rows = reader.member(data, of: root), reader.kind(of: rows) == .array else { continue }
        var cursor = reader.cursor(into: rows)
        if readArrays(names, &cursor) { return true }
      }
    }
    return false
  }

  private mutating func readArrays(_ names: [String], _ cursor: inout JSONCursor) -> Bool {
    while let row = reader.nextElement(&cursor) {
      guard reader.kind(of: row) == .array else { return false }
      table.beginRow()
      var cells = reader.cursor(into: row)
      for name in names {
        guard let cell = reader.nextElement(&cells) else { break }
        table.add(name, cell, reader)
      }
    }
    return !table.rows.isEmpty
  }

  /// The texts of an array of strings, or the names of an array of objects with one; nil for any other value.
  private func texts(_ value: JSONValue) -> [String]? {
    guard reader.kind(of: value) == .array else { return nil }
    var texts: [String] = []
    var cursor = reader.cursor(into: value)
    while let element = reader.nextElement(&cursor) {
      guard let text = reader.string(element)?.text ?? name(of: element) else { return nil }
      texts.append(text)
    }
    return texts
  }

  /// The name that an object states for a column.
  private func name(of column: JSONValue) -> String? {
    for key in ["fieldName", "name", "id", "title"] as [StaticString] {
      if let name = reader.member(key, of: column), let text = reader.string(name)?.text { return text }
    }
    return nil
  }
}
