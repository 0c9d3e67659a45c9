import FileKit
import OGRKit
import SurveyModel

/// A piece of a layer's text.
struct LayerChunk: Sendable {
  /// Whole lines, one feature each.
  var bytes: [UInt8] = []
  /// Offset of the first byte in the layer's text.
  var firstByte = 0
  /// Why a feature cannot be used where its text does not say it, by the offset of its line.
  var faults: [Int: String] = [:]
}

/// One layer as a GeoJSON text sequence, made piece by piece, so that it goes through the same checks and the same books as
/// a file that is GeoJSON itself. The text of a large layer is never in memory as a whole.
struct LayerText: ~Copyable {
  let statedCRS: String?
  private(set) var findings: [Finding] = []
  private let request: LayerRequest
  private let features: OGRFeatures
  private var writer: FeatureText
  private let decode: FieldText
  private let dialect: String
  /// What the layer states of itself; nil where it does not, or where a condition picks from it.
  private let expected: Int?
  private var position = 0
  private var read = 0
  private var digest: SHA256?

  /// As much text as one chunk holds at least, except the last.
  private static let chunkSize = 1 << 20

  fileprivate init(
    _ request: LayerRequest, _ features: consuming OGRFeatures, _ writer: FeatureText, _ decode: FieldText, _ crs: LayerCRS,
    dialect: String, expected: Int?
  ) {
    self.request = request
    self.features = features
    self.writer = writer
    self.decode = decode
    self.dialect = dialect
    self.expected = expected
    statedCRS = crs.stated
    digest = request.format == .postGIS ? SHA256() : nil
  }

  fileprivate mutating func noteWhatIsLeftOut(_ crs: LayerCRS, _ choice: LayerChoice) {
    if let words = crs.note {
      note(
        .crsAssumed, .info, "\(words.prefix(1).uppercased())\(words.dropFirst()). Another CRS can be named on the command line.")
    }
    if crs.isNorthFirst {
      note(.coordinateOrder, .info, "The layer gives north before east; the ordinates were exchanged.")
    }
    if !choice.others.isEmpty {
      note(.layerPassedOver, .info, "Layers that were not read: \(choice.others.joined(separator: ", ")).")
    }
    if !writer.leftOut.isEmpty {
      note(
        .columnPassedOver, .info, "Columns that hold no text or number were left out: \(writer.leftOut.joined(separator: ", ")).")
    }
  }

  private mutating func note(_ rule: Rule, _ severity: Severity, _ message: String) {
    findings.append(Finding(rule, severity, message, source: request.source))
  }

  /// The next features; nil when all were given. Throws ``InputError`` when the source breaks off.
  mutating func next() throws(InputError) -> LayerChunk? {
    var chunk = LayerChunk(firstByte: position)
    chunk.bytes.reserveCapacity(Self.chunkSize + Self.chunkSize / 8)
    do {
      while chunk.bytes.count < Self.chunkSize, let feature = try features.next() {
        let start = position + chunk.bytes.count
        read += 1
        if let fault = writer.append(feature, to: &chunk.bytes) { chunk.faults[start] = fault }
      }
    } catch {
      // Some drivers look at a condition only when they read.
      if read == 0, request.condition != nil { throw request.inputError(OGRError(.statement, error.words)) }
      let place = expected.map { " of \($0)" } ?? ""
      throw InputError(
        .unreadable, "reading broke off after \(read)\(place) features: \(request.redacted(error.words))", source: request.source)
    }
    position += chunk.bytes.count
    digest?.update(chunk.bytes)
    return chunk.bytes.isEmpty ? nil : chunk
  }

  /// What is to be said of the whole, once the last chunk was given.
  mutating func close() -> [Finding] {
    if let expected, expected != read {
      note(
        .featureCountDiffers, .warning,
        "The layer states \(expected) features, and \(read) were read; deleted ones may have been counted. Compare with another program."
      )
    }
    if decode.repaired > 0 {
      note(
        .textRepaired, .warning,
        "\(decode.repaired) texts hold bytes that are not \(decode.encoding.name), most likely cut off by the width of their column; the rest of each was read."
      )
    }
    return findings
  }

  /// The file as the manifest describes it.
  func describe(_ description: inout FileDescription) {
    description.format = request.format
    description.encoding = decode.encoding.name
    description.statedCRS = statedCRS
    description.dialect = dialect
  }

  /// Bytes of the text so far, and its SHA-256 where the source has no file of its own.
  var textDigest: (size: Int, sha256: String)? { digest.map { (position, $0.hexadecimal()) } }
}

extension LayerRequest {
  /// Opens the layer. Throws ``InputError``.
  func open() throws(InputError) -> LayerText {
    guard let ogr = OGRFormat(format) else {
      throw InputError(.unreadable, "\(format.rawValue) is not read through GDAL", source: source)
    }
    do {
      return try open(ogr)
    } catch let error as OGRError {
      throw inputError(error)
    } catch let error as InputError {
      throw error
    } catch {
      throw InputError(.unreadable, "\(error)", source: source)
    }
  }

  func source(_ ogr: OGRFormat) throws(OGRError) -> OGRSource {
    try OGRSource(PathText.bytes(of: place), drivers: ogr.drivers, options: isCopy ? [] : ogr.options)
  }

  private func open(_ ogr: OGRFormat) throws -> LayerText {
    let data = try source(ogr)
    let choice = try LayerChoice((0..<data.layerCount).compactMap { data.layer($0) }, for: self)
    let layer = choice.layer
    let crs = LayerCRS(data.crs(ofLayer: choice.index))
    let version = try OGRLibrary.version()
    var words = ["layer \(layer.name)", "GDAL \(version), \(data.driver)"]
    let declared = format == .shapefile ? ShapefileEncoding.declared(data, choice.index) : nil
    var filter = condition
    var statement: String?
    if format == .openStreetMap {
      // The driver keeps what is read of other layers until someone asks for it.
      data.run("SET interest_layers = \(layer.name)")
      if content == .rivers, layer.name == "lines" {
        filter = "waterway IS NOT NULL" + (condition.map { " AND (\($0))" } ?? "")
      }
    }
    if format == .postGIS { statement = DatabaseQuery.inOrder(layer, where: condition) }
    if let filter { words.append("where \(filter)") }
    if let note = crs.note { words.append(note) }
    let features = try data.features(
      ofLayer: choice.index, where: statement == nil ? filter : nil, statement: statement)
    let encoding =
      format == .shapefile ? try ShapefileEncoding.judge(features, declared: declared, request: self) : TextEncoding.utf8
    let decode = FieldText(encoding)
    var description = features.description
    // The result of a statement has lost it.
    description.idColumn = layer.idColumn
    let writer = FeatureText(description, ogr, isNorthFirst: crs.isNorthFirst, decode: decode)
    var text = LayerText(
      self, features, writer, decode, crs, dialect: words.joined(separator: "; "),
      expected: filter == nil ? layer.features : nil)
    text.noteWhatIsLeftOut(crs, choice)
    return text
  }

  func inputError(_ error: OGRError) -> InputError {
    switch error.code {
    case .notBuilt:
      InputError(
        .unreadable,
        "\(format.rawValue) is read through GDAL, and \(error); build it without --disable-default-traits, or convert the file to GeoJSON",
        source: source)
    case .noLibrary: InputError(.unreadable, "\(format.rawValue) is read through GDAL, and \(error)", source: source)
    case .unreadable, .refused, .unreachable:
      InputError(.unreadable, "not readable as \(format.rawValue): \(redacted(error.words))", source: source)
    case .statement: InputError(.usage, "--where is not understood: \(redacted(error.words))", source: source)
    }
  }

  /// `words` without the secret.
  func redacted(_ words: String) -> String { words.without(secret) }
}
