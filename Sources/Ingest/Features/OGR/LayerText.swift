import FileKit
import OGRKit
import SurveyModel

/// Writes one layer as a GeoJSON text sequence, chunk by chunk, so that it gets the same checks and the same books as a GeoJSON
/// file. The text of a large layer is never in memory as a whole.
struct LayerText: ~Copyable {
  let statedCRS: String?
  private(set) var findings: [Finding] = []
  private let request: LayerRequest
  private let features: OGRFeatures
  private var writer: FeatureText
  private let dialect: String
  /// The number of features that the layer states; nil when it states none, and when a condition selects from its features.
  private let expected: Int?
  /// Number of bytes of text so far.
  private var position = 0
  /// Number of features so far.
  private var read = 0
  /// Hashes the text of a layer of a database, which has no file to be hashed.
  private var digest: SHA256?

  /// The fewest bytes of text in a chunk; only the last chunk may have fewer.
  private static let chunkSize = 1 << 20

  init(
    _ request: LayerRequest, _ features: consuming OGRFeatures, _ writer: FeatureText, _ crs: LayerCRS, dialect: String,
    expected: Int?
  ) {
    self.request = request
    self.features = features
    self.writer = writer
    self.dialect = dialect
    self.expected = expected
    statedCRS = crs.stated
    digest = request.format == .postGIS ? SHA256() : nil
  }

  /// Adds findings about the CRS, and about the layers and columns that are not read.
  mutating func noteWhatIsLeftOut(_ crs: LayerCRS, _ choice: LayerChoice) {
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

  mutating func note(_ rule: Rule, _ severity: Severity, _ message: String) {
    findings.append(Finding(rule, severity, message, source: request.source))
  }

  /// The next features; nil when there are no more. Throws ``InputError`` when the source breaks off.
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
      // Some drivers check a condition only when features are read.
      if read == 0, request.condition != nil { throw request.inputError(OGRError(.statement, error.words)) }
      let total = expected.map { " of \($0)" } ?? ""
      throw InputError(
        .unreadable, "reading broke off after \(read)\(total) features: \(request.redacted(error.words))", source: request.source)
    }
    position += chunk.bytes.count
    digest?.update(chunk.bytes)
    return chunk.bytes.isEmpty ? nil : chunk
  }

  /// The findings about the layer, once the last chunk has been read.
  mutating func close() -> [Finding] {
    if let expected, expected != read {
      note(
        .featureCountDiffers, .warning,
        "The layer states \(expected) features, and \(read) were read; deleted ones may have been counted. Compare with another program."
      )
    }
    if writer.decode.repaired > 0 {
      note(
        .textRepaired, .warning,
        "\(writer.decode.repaired) texts hold bytes that are not \(writer.decode.encoding.name), most likely cut off by the width of their column; the rest of each was read."
      )
    }
    return findings
  }

  /// Completes the description of the file.
  func describe(_ description: inout FileDescription) {
    description.format = request.format
    description.encoding = writer.decode.encoding.name
    description.statedCRS = statedCRS
    description.dialect = dialect
  }

  /// Number of bytes of the text so far, and their SHA-256; nil when the source is a file.
  var textDigest: (size: Int, sha256: String)? { digest.map { (position, $0.hexadecimal()) } }
}
