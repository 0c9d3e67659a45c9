import FileKit
import SurveyModel
import TOMLKit

/// `--config FILE`: the options of a command as TOML, put before the typed ones so that those win.
enum Configured {
  /// The arguments with those of the configuration file in place of `--config FILE`.
  static func arguments(_ typed: [String]) throws -> [String] {
    var rest: [String] = []
    var file: String?
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
    guard let file else { return rest }
    // The verb comes first; without one there is nothing to configure.
    guard let verb = rest.first, !verb.hasPrefix("-") else { return rest }
    return [verb] + (try options(in: file)) + rest.dropFirst()
  }

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
    "rivers", "out", "basins", "districts", "crs", "override-crs", "rivers-crs", "work-crs", "max-distance", "river-id",
    "river-name", "method", "columns", "time-zone", "max-rejects", "jobs", "force", "quiet", "verbose", "encoding",
    "accept-ballpark", "operation", "rejects",
  ]
}
