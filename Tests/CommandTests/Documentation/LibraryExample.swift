import Foundation

/// A piece of a test's source that an example of the documentation must equal: the lines between the comments
/// `// PAGE NUMBER begins.` and `// PAGE NUMBER ends.`
struct LibraryExample {
  /// The page, as `README.md`.
  let page: String
  /// 1 for the first block of Swift on the page.
  let number: Int

  /// The lines of the page, without imports and empty lines.
  func documented() throws -> [String] {
    let blocks = try DocumentationPage(page).blocks("swift")
    guard blocks.indices.contains(number - 1) else { return ["there is no block \(number)"] }
    return blocks[number - 1].filter { !$0.isEmpty && !$0.hasPrefix("import ") }.map(String.init)
  }

  /// The lines of the source file, with the indentation of the first one taken away.
  func tested(in file: String) throws -> [String] {
    let name = page.split(separator: "/").last ?? ""
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
      .drop { !$0.hasSuffix("// \(name) \(number) begins.") }.dropFirst()
      .prefix { !$0.hasSuffix("// \(name) \(number) ends.") }
    let indentation = lines.first?.prefix { $0 == " " }.count ?? 0
    return lines.map { String($0.dropFirst(indentation)) }
  }
}
