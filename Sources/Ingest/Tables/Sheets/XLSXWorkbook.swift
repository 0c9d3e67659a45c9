import SurveyModel
import XMLKit
import ZipKit

/// An Excel workbook (Office Open XML): its sheets, shared strings and number formats.
struct XLSXWorkbook {
  struct Sheet {
    var name: String
    var isHidden: Bool
    /// The name of its part in the archive.
    var part: String
  }

  private(set) var sheets: [Sheet] = []
  private var archive: ZipArchive
  private var strings: XLSXStrings
  private var styles: [SheetDate.Kind] = []
  private var is1904 = false
  private let source: String

  init(_ bytes: [UInt8], source: String) throws(InputError) {
    self.source = source
    archive = try openSheetArchive(bytes, source: source)
    strings = XLSXStrings()
    let relations = try Self.relations(&archive, "_rels/.rels", base: "", source)
    let workbook = relations.first { $0.type.hasSuffix("/officeDocument") }?.part ?? "xl/workbook.xml"
    let folder = workbook.split(separator: "/").dropLast().joined(separator: "/")
    let file = workbook.split(separator: "/").last.map(String.init) ?? "workbook.xml"
    let parts = try Self.relations(&archive, "\(folder)/_rels/\(file).rels", base: folder, source)
    try readWorkbook(part: workbook, parts)
    if let part = parts.first(where: { $0.type.hasSuffix("/sharedStrings") })?.part, let entry = archive.entry(named: part) {
      strings = try XLSXStrings(read(entry), source: source)
    }
    if let part = parts.first(where: { $0.type.hasSuffix("/styles") })?.part, let entry = archive.entry(named: part) {
      styles = try xlsxStyles(read(entry), source: source)
    }
  }

  /// Reads a sheet as a table.
  mutating func text(of sheet: Sheet) throws(InputError) -> SheetText {
    guard let entry = archive.entry(named: sheet.part) else {
      throw InputError(.unreadable, "the workbook has no content for its sheet \"\(sheet.name)\"; save it again", source: source)
    }
    var reader = XLSXSheetReader(strings: strings, styles: styles, is1904: is1904, source: source)
    return try reader.read(read(entry), name: sheet.name, isHidden: sheet.isHidden)
  }

  private mutating func read(_ entry: ZipEntry) throws(InputError) -> [UInt8] {
    do {
      return try archive.content(of: entry)
    } catch {
      throw InputError(.unreadable, error.message, source: source)
    }
  }

  private mutating func readWorkbook(part: String, _ parts: [(id: String, type: String, part: String)]) throws(InputError) {
    guard let entry = archive.entry(named: part) else {
      throw InputError(.unreadable, "it is a zip archive without a workbook in it; save it again as .xlsx", source: source)
    }
    var found: [Sheet] = []
    var is1904 = false
    try readXML(read(entry), source: source, part: part) { event, reader in
      guard event.kind == .start, let name = XLSXName(rawValue: event.name) else { return }
      if name == .workbookPr, let value = reader.attribute(XLSXName.date1904.rawValue, of: event) {
        is1904 = value.elementsEqual("1".utf8) || value.elementsEqual("true".utf8)
      }
      guard name == .sheet else { return }
      let (title, state) = (Self.text(.name, event, reader), Self.text(.state, event, reader))
      // `r:id` names the relation, by which the sheet's part is found; the sheet's own number is called `sheetId`.
      let id = Self.text(.id, event, reader)
      // Chart and dialog sheets have no cells and are left out.
      guard let relation = parts.first(where: { $0.id.utf8.elementsEqual(id.utf8) }), relation.type.hasSuffix("/worksheet")
      else { return }
      found.append(
        Sheet(name: title, isHidden: !state.isEmpty && state != "visible", part: relation.part))
    }
    self.is1904 = is1904
    sheets = found
  }

  /// The value of an attribute; empty when there is none.
  private static func text(_ name: XLSXName, _ event: XMLEvent, _ reader: borrowing XMLReader) -> String {
    reader.attribute(name.rawValue, of: event).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// The ids, types and targets that a part of the archive lists as relations; empty when there is no such part.
  private static func relations(
    _ archive: inout ZipArchive, _ part: String, base: String, _ source: String
  ) throws(InputError) -> [(id: String, type: String, part: String)] {
    guard let entry = archive.entry(named: part) else { return [] }
    let bytes: [UInt8]
    do {
      bytes = try archive.content(of: entry)
    } catch {
      throw InputError(.unreadable, error.message, source: source)
    }
    var relations: [(id: String, type: String, part: String)] = []
    try readXML(bytes, source: source, part: part) { event, reader in
      guard event.kind == .start, event.name == XLSXName.relationship.rawValue else { return }
      let (id, type) = (text(.relationID, event, reader), text(.relationType, event, reader))
      let target = text(.target, event, reader)
      let path = target.hasPrefix("/") ? String(target.dropFirst()) : base.isEmpty ? target : "\(base)/\(target)"
      relations.append((id, type, path))
    }
    return relations
  }
}

/// Opens the archive of a workbook. XML with many equal cells compresses well, so the limit on the ratio is higher than for
/// other archives.
func openSheetArchive(_ bytes: [UInt8], source: String) throws(InputError) -> ZipArchive {
  do {
    return try ZipArchive(bytes, limits: ZipLimits(inflated: 4 << 30, ratio: 400, entries: 10_000))
  } catch {
    throw InputError(.unreadable, error.message, source: source)
  }
}

/// Calls `take` with every event of an XML part of a workbook.
func readXML(
  _ bytes: [UInt8], source: String, part: String, known: [String] = XLSXName.all,
  _ take: (XMLEvent, borrowing XMLReader) throws -> Void
) throws(InputError) {
  var reader = XMLReader(bytes, known: known)
  do {
    while let event = try reader.next() { try take(event, reader) }
  } catch let error as InputError {
    throw error
  } catch {
    throw InputError(.unreadable, "\(part) in the file is not readable as XML: \(error)", source: source)
  }
}
