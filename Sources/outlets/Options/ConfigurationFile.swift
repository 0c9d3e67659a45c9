import FileKit
import SurveyMath
import SurveyModel
import SurveyPipeline
import TOMLKit

/// A file of options as TOML. Its keys are the names of the options without their dashes, and `surveys`, the list of survey files and
/// folders. Paths in it are relative to the folder that the file lies in.
///
///     surveys = ["flights", "walks"]
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
  /// The survey files and folders.
  private(set) var surveys: [String] = []
  private let path: String
  /// The text, for the numbers of lines.
  private let text: String
  private static let surveysKey = "surveys"
  /// Options whose values are paths.
  private static let pathOptions: Set = [
    "rivers", "river-aliases", "water", "basins", "districts", "marks", "out", "rejects", "profile", surveysKey,
  ]

  /// The options that a file may set: those of `process` and `snap` but the one that names the file.
  static let known: [String: DeclaredOption] = {
    let declared = declaredOptions(of: Process.self) + declaredOptions(of: Snap.self)
    let settable = declared.filter { $0.kind != .positional && $0.argument != "config" }
    return Dictionary(settable.map { ($0.argument, $0) }) { first, _ in first }
  }()

  /// - Throws: `CommandError` for a file that is missing, no TOML, or has keys or values that no option takes.
  init(_ path: String) throws {
    self.path = path
    let (table, text) = try Self.table(path)
    self.text = text
    for key in table.keys.sorted() {
      guard let value = table[key] else { continue }
      if key == Self.surveysKey {
        let option = DeclaredOption(argument: key, kind: .repeated)
        surveys = try texts(of: value, option).compactMap { $0 }.map { resolved($0, key) }
        continue
      }
      guard let option = Self.known[key] else {
        let names = Self.known.keys.sorted()
        let advice =
          suggestion(for: key, among: names + [Self.surveysKey])
          ?? "; besides surveys, the files and folders to read, known are \(names.joined(separator: ", "))"
        throw fault("there is no option \"\(key)\"\(advice)", key: key)
      }
      arguments += try texts(of: value, option).map { $0.map { "--\(key)=\(resolved($0, key))" } ?? "--\(key)" }
    }
  }

  /// A path relative to the folder of the file; all other values as they are.
  private func resolved(_ value: String, _ key: String) -> String {
    guard Self.pathOptions.contains(key), !value.hasPrefix("/"), !value.hasPrefix("PG:"), !value.contains("://"), value != "-",
      !(key == "basins" && value == "network"), key != "profile" || value.contains("/"), let slash = path.lastIndex(of: "/")
    else { return value }
    return path[...slash] + value
  }

  private static func table(_ path: String) throws -> (TOMLTable, String) {
    let content: FileContent
    do {
      content = try readFile(path)
    } catch {
      guard error.code == .unreadable else { throw error }
      throw CommandError(Exit.configuration, error.description(naming: .arguments))
    }
    do {
      let text = String(decoding: content.bytes, as: UTF8.self)
      return (try TOMLTable(string: text), text)
    } catch {
      throw CommandError(Exit.configuration, "\(path): not TOML: \(error)")
    }
  }

  private func fault(_ words: String, key: String) -> CommandError {
    let place = line(of: key).map { "\(path):\($0)" } ?? path
    return CommandError(Exit.configuration, "\(place): \(words)")
  }

  /// The number of the line that a key stands on, from 1.
  private func line(of key: String) -> Int? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.firstIndex { line in
      let start = line.drop { " \t[\"'".contains($0) }
      guard start.hasPrefix(key) else { return false }
      return start.dropFirst(key.count).first.map { " \t=]\"'.".contains($0) } ?? false
    }.map { $0 + 1 }
  }

  /// The values as they would be typed, one for each time that the option is given; nil for a flag, which has none.
  private func texts(of value: any TOMLValueConvertible, _ option: DeclaredOption) throws -> [String?] {
    let key = option.argument
    if option.kind == .flag {
      guard let flag = value.bool else { throw fault("\"\(key)\" must be true or false", key: key) }
      return flag ? [nil] : []
    }
    if let text = scalar(value) { return [text] }
    if let list = value.array {
      if Self.pathOptions.contains(key), !list.allSatisfy({ $0.string != nil }) {
        throw fault("the value of \"\(key)\" is a list of other things than texts, and files are named by texts", key: key)
      }
      let texts = try list.map { element -> String in
        guard let text = scalar(element) else { throw fault("\(key) must be a list of texts or numbers", key: key) }
        return text
      }
      if option.kind == .repeated { return texts }
      if SurveyOption.named(key)?.kind == .list { return [texts.joined(separator: ",")] }
      throw fault("the value of \"\(key)\" is a list, and the option takes one value", key: key)
    }
    if let pairs = value.table {
      guard SurveyOption.named(key)?.kind == .table else {
        throw fault("the value of \"\(key)\" is a table, and the option takes one value", key: key)
      }
      let texts = try pairs.keys.sorted().map { name in
        guard let text = pairs[name]?.string else { throw fault("\(key).\(name) must be a text", key: key) }
        return "\(name)=\(text)"
      }
      return [texts.joined(separator: ",")]
    }
    throw fault("the value of \"\(key)\" is of a kind that no option takes", key: key)
  }

  /// A text or a number as it would be typed; nil for all other values.
  private func scalar(_ value: any TOMLValueConvertible) -> String? {
    value.string ?? value.int.map { String($0) } ?? value.double.map { "\($0)" }
  }
}
