import FileKit
import SurveyMath
import SurveyModel
import SurveyPipeline
import TOMLKit

/// A file of options as TOML. Its keys are the names of the options without their dashes.
///
///     rivers = "rivers.gpkg"
///     marks = ["monday.csv", "tuesday.xlsx"]
///     max-distance = 50
///     quiet = true
///
///     [columns]
///     name = "备注"
struct ConfigurationFile {
  /// The options as arguments of the command: `--max-distance=50`.
  private(set) var arguments: [String] = []
  private let path: String

  /// The options that a file may set: those of `process` and `snap` but the one that names the file.
  static let known: [String: DeclaredOption] = {
    let declared = declaredOptions(of: Process.self) + declaredOptions(of: Snap.self)
    let settable = declared.filter { $0.kind != .positional && $0.argument != "config" }
    return Dictionary(settable.map { ($0.argument, $0) }) { first, _ in first }
  }()

  /// - Throws: `CommandError` for a file that is missing, no TOML, or has keys or values that no option takes.
  init(_ path: String) throws {
    self.path = path
    let table = try Self.table(path)
    for key in table.keys.sorted() {
      guard let option = Self.known[key] else {
        let names = Self.known.keys.sorted()
        let advice = suggestion(for: key, among: names) ?? "; known are \(names.joined(separator: ", "))"
        throw fault("there is no option \"\(key)\"\(advice)")
      }
      if let value = table[key] { arguments += try texts(of: value, option).map { $0.map { "--\(key)=\($0)" } ?? "--\(key)" } }
    }
  }

  private static func table(_ path: String) throws -> TOMLTable {
    let content: FileContent
    do {
      content = try readFile(path)
    } catch {
      throw CommandError(
        error.code == .unreadable ? Exit.configuration : exitCode(of: error), error.description(naming: .arguments))
    }
    do {
      return try TOMLTable(string: String(decoding: content.bytes, as: UTF8.self))
    } catch {
      throw CommandError(Exit.configuration, "\(path): not TOML: \(error)")
    }
  }

  private func fault(_ words: String) -> CommandError { CommandError(Exit.configuration, "\(path): \(words)") }

  /// The values as they would be typed, one for each time that the option is given; nil for a flag, which has none.
  private func texts(of value: any TOMLValueConvertible, _ option: DeclaredOption) throws -> [String?] {
    let key = option.argument
    if option.kind == .flag {
      guard let flag = value.bool else { throw fault("\"\(key)\" must be true or false") }
      return flag ? [nil] : []
    }
    if let text = scalar(value) { return [text] }
    if let list = value.array {
      let texts = try list.map { element -> String in
        guard let text = scalar(element) else { throw fault("\(key) must be a list of texts or numbers") }
        return text
      }
      if option.kind == .repeated { return texts }
      if SurveyOption.named(key)?.kind == .list { return [texts.joined(separator: ",")] }
      throw fault("the value of \"\(key)\" is a list, and the option takes one value")
    }
    if let pairs = value.table {
      guard SurveyOption.named(key)?.kind == .table else {
        throw fault("the value of \"\(key)\" is a table, and the option takes one value")
      }
      let texts = try pairs.keys.sorted().map { name in
        guard let text = pairs[name]?.string else { throw fault("\(key).\(name) must be a text") }
        return "\(name)=\(text)"
      }
      return [texts.joined(separator: ",")]
    }
    throw fault("the value of \"\(key)\" is of a kind that no option takes")
  }

  /// A text or a number as it would be typed; nil for all other values.
  private func scalar(_ value: any TOMLValueConvertible) -> String? {
    value.string ?? value.int.map { String($0) } ?? value.double.map { "\($0)" }
  }
}
