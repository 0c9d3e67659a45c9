import OGRKit
import SurveyModel

/// The encoding of a shapefile's texts: what its .cpg file or the header of its table states, when the texts agree with that;
/// else judged from the texts.
enum ShapefileEncoding {
  /// The encoding that the files state: the name in the .cpg file, else the code page in the table's header.
  static func declared(_ source: borrowing OGRSource, _ layer: Int) -> String? {
    for item in ["ENCODING_FROM_CPG", "ENCODING_FROM_LDID"] {
      if let name = source.metadata(ofLayer: layer, item, domain: "SHAPEFILE"), !name.isEmpty { return name }
    }
    return nil
  }

  /// An encoding, and what is to be said of it.
  struct Judgement {
    var encoding: TextEncoding
    var note: (rule: Rule, severity: Severity, message: String)?
  }

  /// - Throws: ``InputError``: `usage` when the user names an unknown encoding, `unreadable` for texts whose encoding cannot be told.
  static func judge(
    _ features: borrowing OGRFeatures, declared: String?, request: LayerRequest
  ) throws(InputError) -> Judgement {
    if let name = request.encoding { return Judgement(encoding: try TextEncoding(named: name, source: request.source)) }
    let texts: Texts
    do {
      texts = try Texts(features)
    } catch {
      throw request.inputError(error)
    }
    features.rewind()
    if texts.isASCII { return Judgement(encoding: .utf8) }
    if let declared, let named = try? TextEncoding(named: declared, source: request.source), texts.fit(named) {
      return Judgement(encoding: named)
    }
    // Strict UTF-8 first, since texts in other encodings are hardly ever valid UTF-8 by accident.
    if texts.fit(.utf8) { return Judgement(encoding: .utf8) }
    switch EncodingVerdict(EncodingSample(texts.sample)) {
    case .sure(let encoding) where texts.fit(encoding):
      return Judgement(
        encoding: encoding,
        note: (.encodingNote, .info, "The file does not say how its texts are encoded; they were read as \(encoding.name)."))
    case .likely(let encoding, let other) where texts.fit(encoding):
      let doubt = other.map { "they may be \($0.name) instead" } ?? "their words are rare there"
      return Judgement(
        encoding: encoding,
        note: (
          .encodingAmbiguous, .warning,
          "The file does not say how its texts are encoded; they were read as \(encoding.name), and \(doubt); "
            + "a .cpg file beside it, or --encoding, says otherwise."
        ))
    case .sure, .likely, .undecided:
      throw InputError(
        .unreadable,
        "its texts are neither UTF-8 nor surely of another encoding\(declared.map { ", and not \($0) as it says" } ?? ""); write the name of their encoding into a .cpg file beside it, or name it with \(.encoding)",
        source: request.source)
    }
  }

  /// A sample of the texts of a layer, to test encodings with.
  private struct Texts {
    var isASCII = true
    private(set) var sample: [[UInt8]] = []
    /// The most texts in the sample.
    private static let most = 20_000

    init(_ features: borrowing OGRFeatures) throws(OGRError) {
      let fields = features.description.fields.indices.filter { features.description.fields[$0].kind == .text }
      for field in features.description.fields where !UTF8Check.isASCII(field.name.span) { keep(field.name) }
      guard !fields.isEmpty || !isASCII else { return }
      var seen: Set<[UInt8]> = []
      while sample.count < Self.most, let feature = try features.next() {
        for field in fields where !feature.isNull(field) {
          let text = feature.withText(field) { text in
            UTF8Check.isASCII(text) ? nil : text.indices.map { text[$0] }
          }
          if let text, seen.insert(text).inserted { keep(text) }
        }
      }
    }

    private mutating func keep(_ text: [UInt8]) {
      isASCII = false
      sample.append(text)
    }

    /// True when all texts are valid in this encoding. A last character that the width of the column has cut is no fault.
    func fit(_ encoding: TextEncoding) -> Bool {
      if encoding == .utf8 { return sample.allSatisfy { UTF8Check.firstFault($0.span, mayBeCut: true) == nil } }
      let decoder = TextDecoder(encoding)
      var room: [UInt8] = []
      return sample.allSatisfy {
        room.removeAll(keepingCapacity: true)
        return decoder.append($0.span, to: &room, mayBeCut: true) == nil
      }
    }
  }
}
