import FileKit
import SurveyModel
import TOMLKit

/// `--config FILE`: the options of a command as TOML, put before the typed ones so that those win.
struct Configured {
  /// The arguments with those of the configuration file in place of `--config FILE`.
  private(set) var arguments: [String] = []
  private var file: String?
  /// The options, with their dashes, that come from the file alone.
  private var options: Set<String> = []

  init() {}

  init(_ typed: [String]) throws {
    var rest: [String] = []
    var index = 0
    while index < typed.count {
      let argument = typed[index]
      if argument == "--" {
        rest += typed[index...]
        break
      } else if argument == "--config" {
        guard index + 1 < typed.count else { throw CommandError(Exit.usage, "--config needs a file") }
        file = typed[index + 1]
        index += 2
      } else if argument.hasPrefix("--config=") {
        file = String(argument.dropFirst("--config=".count))
        index += 1
      } else {
        rest.append(argument)
        index += 1
      }
    }
    arguments = rest
    // The verb comes first; without one there is nothing to configure.
    guard let file, let verb = rest.first, !verb.hasPrefix("-") else { return }
    let configured = try Self.options(in: file)
    arguments = [verb] + configured + rest.dropFirst()
    options = Set(configured.map(Self.name(of:))).subtracting(rest.map(Self.name(of:)))
  }

  /// The file, when what the argument parser complains of is an option that only the file sets.
  func culprit(of complaint: String) -> String? {
    let words = complaint.split { !($0.isASCII && ($0.isLetter || $0 == "-")) }
    return words.contains { options.contains(String($0)) } ? file : nil
  }

  private static func name(of argument: String) -> String { String(argument.prefix { $0 != "=" }) }

  private static func options(in file: String) throws -> [String] {
    let content: FileContent
    do {
      content = try readFile(file)
    } catch {
      throw CommandError(error.code == .unreadable ? Exit.configuration : exitCode(of: error), "\(error)")
    }
    let table: TOMLTable
    do {
      table = try TOMLTable(string: String(decoding: content.bytes, as: UTF8.self))
    } catch {
      throw CommandError(Exit.configuration, "\(file): not TOML: \(error)")
    }
    var options: [String] = []
    for key in table.keys.sorted() {
      guard known.contains(key) else {
        throw CommandError(
          Exit.configuration, "\(file): there is no option \"\(key)\"; known are \(known.sorted().joined(separator: ", "))")
      }
      guard let value = table[key] else { continue }
      if let flag = value.bool {
        if flag { options.append("--\(key)") }
      } else if let text = value.string {
        options.append("--\(key)=\(text)")
      } else if let number = value.int {
        options.append("--\(key)=\(number)")
      } else if let number = value.double {
        options.append("--\(key)=\(number)")
      } else if let pairs = value.table {
        let text = try pairs.keys.sorted().map { name in
          guard let column = pairs[name]?.string else {
            throw CommandError(Exit.configuration, "\(file): \(key).\(name) must be a text")
          }
          return "\(name)=\(column)"
        }
        options.append("--\(key)=\(text.joined(separator: ","))")
      } else {
        throw CommandError(Exit.configuration, "\(file): the value of \"\(key)\" is of a kind that no option takes")
      }
    }
    return options
  }

  /// The options that a file may set: those of `process`, by the names they have on the command line.
  private static let known: Set<String> = [
    "rivers", "out", "basins", "districts", "district-id", "district-parent", "crs", "override-crs", "rivers-crs", "work-crs",
    "max-distance", "river-id",
    "river-name", "river-aliases", "water", "reach-id", "downstream-id", "basin-field", "profile", "waterways", "node-tolerance",
    "method", "columns", "time-zone", "max-rejects", "jobs", "force", "quiet", "verbose",
    "encoding",
    "accept-ballpark", "operation", "where", "rejects", "marks", "photo-events", "max-gap", "clock-offset", "sheet", "fix",
    "geopoint",
  ]
}
