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

  /// - Throws: ``InputError``: `usage` when the user names an unknown encoding, `unreadable` for texts that are neither UTF-8 nor
  ///   GB18030.
  static func judge(
    _ features: borrowing OGRFeatures, declared: String?, request: LayerRequest
  ) throws(InputError) -> TextEncoding {
    if let name = request.encoding { return try TextEncoding(named: name, source: request.source) }
    let texts: Texts
    do {
      texts = try Texts(features)
    } catch {
      throw request.inputError(error)
    }
    features.rewind()
    if texts.isASCII { return .utf8 }
    if let declared, let named = try? TextEncoding(named: declared, source: request.source), texts.fit(named) { return named }
    // Strict UTF-8 first, since texts in other encodings are hardly ever valid UTF-8 by accident.
    for encoding in [TextEncoding.utf8, .table("GB18030")] where texts.fit(encoding) { return encoding }
    throw InputError(
      .unreadable,
      "its texts are neither UTF-8 nor GB18030\(declared.map { ", and not \($0) as it says" } ?? ""); write the name of their encoding into a .cpg file beside it",
      source: request.source)
  }

  /// A sample of the texts of a layer, to test encodings with.
  private struct Texts {
    var isASCII = true
    private var sample: [[UInt8]] = []
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
