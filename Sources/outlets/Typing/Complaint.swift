import ArgumentParser
import FileKit
import SurveyMath
import SurveyModel

/// What is said of an error that ended a command: what was found and where, then a command that works where one is known.
struct Complaint {
  private let typed: [String]

  /// - Parameter typed: the arguments as they were typed.
  init(_ typed: [String]) {
    self.typed = typed
  }

  private var verb: Verb? { typed.first.flatMap { Verb.named($0) } }

  /// The words for an error of the program's own.
  func text(_ error: any Error) -> String {
    var text = "outlets: \(complaint(error))"
    guard let error = error as? InputError else { return text }
    let correction = correction(of: error)
    if let correction { text += "\n  try:  outlets " + correction.map(shellQuoted).joined(separator: " ") }
    if error.code == .usage, let verb { text += "\n  help: outlets \(verb.name) --help" }
    return text
  }

  /// The fault that the argument parser found.
  /// - Parameter message: the parser's words.
  func fault(_ message: String) -> UsageFault {
    guard let verb else { return UsageFault(message) }
    guard message.hasPrefix("Missing expected argument") else { return UsageFault(message, verb: verb.name) }
    return UsageFault(message, verb: verb.name, correction: typed.count == 1 ? [] : verb.completed(typed))
  }

  private func correction(of error: InputError) -> [String]? {
    if let word = error.correction { return replacing(word.typed, with: word.meant) }
    switch error.code {
    case .missing: return nearFile(error)
    case .unreadable:
      guard let verb, let index = place(of: error) else { return nil }
      if verb.name == "count" || verb.name == "findings" {
        return Verb.named("process").map { $0.completed([$0.name, typed[index]]) }
      }
      guard verb.name == "process" || verb.name == "snap", (try? inputStatus(path(typed[index]))) != nil else { return nil }
      if let exchanged = exchanged(index) { return exchanged }
      return ["inspect", path(typed[index])]
    case .usage:
      guard let verb else { return nil }
      // What is in the file says what can be asked of it.
      if verb.name != "inspect", let index = place(of: error), (try? inputStatus(path(typed[index]))) != nil {
        return ["inspect", path(typed[index])]
      }
      // The example of a verb helps where the line itself cannot be mended.
      return [verb.name] + verb.example
    default: return nil
    }
  }

  /// The line with a word replaced, which is an argument or a part of one.
  private func replacing(_ word: String, with right: String) -> [String]? {
    if let index = typed.lastIndex(of: word), index > 0 {
      var line = typed
      line[index] = right
      return line
    }
    guard let index = typed.indices.dropFirst().last(where: { typed[$0].contains(word) }) else { return nil }
    var line = typed
    line[index] = line[index].replacing(word, with: right)
    return line
  }

  /// The argument that names the file of an error.
  private func place(of error: InputError) -> Int? {
    guard let source = error.source else { return nil }
    return typed.indices.dropFirst().first { index in
      let path = path(typed[index])
      return path == source || last(path) == last(source) && !typed[index].hasPrefix("-")
    }
  }

  private func last(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Without the name of an option before it.
  private func path(_ argument: String) -> String {
    guard argument.hasPrefix("--"), let equals = argument.firstIndex(of: "=") else { return argument }
    return String(argument[argument.index(after: equals)...])
  }

  /// The line with the name of the file in the same folder that is spelled most like one that is missing.
  private func nearFile(_ error: InputError) -> [String]? {
    for index in typed.indices.dropFirst() {
      let path = path(typed[index])
      guard !path.hasPrefix("-"), (try? inputStatus(path)) == nil, path == error.source || last(path) == error.source.map(last)
      else {
        continue
      }
      let slash = path.lastIndex(of: "/")
      let folder = slash.map { String(path[...$0]) } ?? ""
      guard let names = try? listFiles(folder.isEmpty ? "." : folder),
        let near = nearestWord(to: last(path), among: names.filter { !$0.hasPrefix(".") })
      else { continue }
      var line = typed
      line[index] = typed[index].replacing(path, with: folder + near)
      return line
    }
    return nil
  }

  /// Where the rivers are a table and a survey is a map layer: the line with both exchanged.
  private func exchanged(_ index: Int) -> [String]? {
    guard index > 1, typed[index - 1] == "--rivers" else { return nil }
    let endings = [".geojson", ".gpkg", ".shp", ".json", ".fgb", ".kml", ".gdb"]
    guard
      let survey = typed.indices.dropFirst().first(where: { other in
        other != index && !typed[other].hasPrefix("-") && !typed[other - 1].hasPrefix("--")
          && endings.contains { typed[other].lowercased().hasSuffix($0) }
      })
    else { return nil }
    var line = typed
    line.swapAt(index, survey)
    return line
  }
}
