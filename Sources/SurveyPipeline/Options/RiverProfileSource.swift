import FileKit
import Ingest
import SurveyMath
public import SurveyModel

/// What says what the columns of a river layer mean.
public enum RiverProfileSource: Sendable {
  /// A kind of layer that is known, by its name in `--profile`: `nhdplus`, `fwa`, …
  case known(String)
  /// A file with a description of the layer.
  case file(SurveyInput)

  /// The names of the kinds that are known.
  package static var names: [String] { RiverProfile.options }
}

extension RiverProfileSource: OptionText {
  init(optionText text: String) throws(InputError) {
    if RiverProfileTable.named(text) != nil {
      self = .known(text.lowercased())
    } else if text.contains(where: { "./\\".contains($0) }) {
      self = .file(.path(text))
    } else {
      throw Self.unknown(text)
    }
  }

  var optionText: String {
    switch self {
    case .known(let name): name
    case .file(let input): input.optionText
    }
  }

  private static func unknown(_ text: String) -> InputError {
    let names = RiverProfile.options
    return InputError(
      .usage,
      "\(.profile) must be one of \(names.joined(separator: ", ")), or a file (such as ./\(text)), not \"\(text)\""
    ).suggesting(text, among: names)
  }

  /// The description of the layer.
  /// - Throws: `InputError` for a name that is not known, and for a file that cannot be read.
  func table() throws -> RiverProfileTable {
    switch self {
    case .known(let name):
      guard let table = RiverProfileTable.named(name) else { throw Self.unknown(name) }
      return table
    case .file(let file):
      let input = NamedInput(file)
      let content = try input.read()
      guard let text = String(validating: content.bytes, as: UTF8.self) else {
        throw InputError(.unreadable, "a description of a river layer must be UTF-8 text", source: input.source)
      }
      return try RiverProfileText(text, source: input.source).tables[0]
    }
  }
}
