import Foundation
import TestSupport

/// README.md, taken apart.
struct Readme {
  /// A command of a console block with what the README says it prints.
  struct Command {
    var text: String
    var output: String
  }

  var lines: [Substring]

  init() throws {
    let file = SharedData.packageFolder.appending(path: "README.md")
    lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The lines of the fenced blocks of a language, in order.
  func blocks(_ language: String) -> [[Substring]] {
    var blocks: [[Substring]] = []
    var rest = lines[...]
    while let start = rest.firstIndex(of: "```" + language),
      let end = rest[(start + 1)...].firstIndex(of: "```")
    {
      blocks.append(Array(rest[(start + 1)..<end]))
      rest = rest[(end + 1)...]
    }
    return blocks
  }

  /// The commands of all console blocks, in order. A command is a line after `$ `, with the lines that continue it
  /// (`\` at the end) and its here-document.
  func commands() -> [Command] {
    var commands: [Command] = []
    for block in blocks("console") {
      var rest = block[...]
      while let line = rest.popFirst() {
        guard line.hasPrefix("$ ") else {
          commands[commands.count - 1].output += line + "\n"
          continue
        }
        var text = String(line.dropFirst(2))
        if text.hasSuffix("<<'EOF'") {
          while let next = rest.popFirst() {
            text += "\n" + next
            if next == "EOF" { break }
          }
        }
        while text.hasSuffix("\\"), let next = rest.popFirst() { text += "\n" + next }
        commands.append(Command(text: text, output: ""))
      }
    }
    return commands
  }

  /// What the first column of the table says that has this heading, in code spans: `a` of "| `a` `b` | text |".
  func codeSpans(inTable heading: String) -> [String] {
    guard let start = lines.firstIndex(where: { $0.hasPrefix("| \(heading) |") }) else { return [] }
    return lines[(start + 2)...].prefix { $0.hasPrefix("|") }.flatMap { line -> [String] in
      let cell = line.split(separator: "|").first ?? ""
      return cell.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
        .map { String($0.element) }
    }
  }
}

/// A folder in which README's commands work: `data` is the sample campaign, `outlets` the built program.
struct ReadmeFolder {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let files = FileManager.default
    let data = SharedData.packageFolder.appending(path: "data").path
    try files.createSymbolicLink(atPath: folder.path + "/data", withDestinationPath: data)
    try files.createDirectory(atPath: folder.path + "/bin", withIntermediateDirectories: true)
    try files.createSymbolicLink(atPath: folder.path + "/bin/outlets", withDestinationPath: BuiltProgram.path)
  }

  /// Runs a command in the shell, and gives what a terminal would show of it.
  func run(_ command: String) throws -> String {
    let script = "cd '\(folder.path)' && PATH=\(folder.path)/bin:$PATH && exec 2>&1\n" + command
    return String(decoding: try TestSupport.run("/bin/bash", ["-c", script]), as: UTF8.self)
  }
}
