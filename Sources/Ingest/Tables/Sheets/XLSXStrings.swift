import SurveyModel
import XMLKit

/// The texts that the cells of a workbook refer to by their number, without formats.
struct XLSXStrings: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  init() {}

  init(_ xml: [UInt8], source: String) throws(InputError) {
    var texts = XLSXStrings()
    var isInText = false
    var phonetics = 0
    try readXML(xml, source: source, part: "sharedStrings.xml") { event, reader in
      switch event.kind {
      case .text: if isInText, phonetics == 0 { reader.append(textOf: event, to: &texts.bytes) }
      case .start:
        if event.name == XLSXName.t.rawValue { isInText = true }
        // `rPh` holds the pronunciation of a Japanese word, which is left out.
        if event.name == XLSXName.rPh.rawValue { phonetics += 1 }
      case .end:
        if event.name == XLSXName.t.rawValue { isInText = false }
        if event.name == XLSXName.rPh.rawValue { phonetics -= 1 }
        if event.name == XLSXName.si.rawValue { texts.ends.append(texts.bytes.count) }
      }
    }
    self = texts
  }

  /// Adds the text with this number to `output`; false when there is none.
  func append(_ number: Int, to output: inout [UInt8]) -> Bool {
    guard ends.indices.contains(number) else { return false }
    output.append(contentsOf: bytes[(number > 0 ? ends[number - 1] : 0)..<ends[number]])
    return true
  }
}
