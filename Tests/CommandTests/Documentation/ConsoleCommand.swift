import Foundation
import TestSupport

/// A command of a `console` block with what the page says it prints.
struct ConsoleCommand {
  var text: String
  var output: String
}

extension DocumentationPage {
  /// The commands of all console blocks, in order. A command is a line after `$ `, with the lines that continue it
  /// (`\` at the end) and its here-document.
  func commands() -> [ConsoleCommand] {
    blocks("console").flatMap { Self.commands(of: $0) }
  }

  /// Writes what a command prints now into the page, in place of what the page says.
  func replace(_ command: ConsoleCommand, output: String) throws {
    let text = lines.joined(separator: "\n")
    guard let place = text.range(of: "$ \(command.text)\n\(command.output)") else { return }
    let new = text.replacingCharacters(in: place, with: "$ \(command.text)\n\(output)")
    try new.write(to: SharedData.packageFolder.appending(path: name), atomically: true, encoding: .utf8)
  }

  private static func commands(of block: [Substring]) -> [ConsoleCommand] {
    var commands: [ConsoleCommand] = []
    var rest = block[...]
    while let line = rest.popFirst() {
      guard line.hasPrefix("$ ") else {
        // Text before the first command is the output of no command, which fails the test.
        if commands.isEmpty { commands.append(ConsoleCommand(text: "", output: "")) }
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
      commands.append(ConsoleCommand(text: text, output: ""))
    }
    return commands
  }
}
