import TestSupport
import Testing

/// The tables of `docs/dialects.md` are made by reading a small file of each dialect.
///
/// A new dialect is one more ``Dialect`` in the list of its part: ``Dialect/logs``, ``Dialect/forms``, ``Dialect/photoFiles`` or
/// ``Dialect/riverLayers``.
@Suite("Generated documentation: dialects")
struct GeneratedDialectsTests {
  @Test("a file of the dialect becomes what its row says", arguments: Dialect.all)
  func outcome(_ dialect: Dialect) throws {
    let result = try dialect.read()
    #expect(dialect.isMet(by: result), "\(dialect.name): \(result)")
  }

  @Test("docs/dialects.md is what the small files become", arguments: Dialect.Part.allCases)
  func current(part: Dialect.Part) throws {
    let rows = try Dialect.all.filter { $0.part == part }.map { $0.row(try $0.read()) }
    try GeneratedBlock("\(part)", in: "docs/dialects.md").check(
      ["| dialect | known by | becomes |", "|---|---|---|"] + rows)
  }

  @Test("no two rows have one name")
  func names() {
    #expect(Set(Dialect.all.map { "\($0.part) \($0.name)" }).count == Dialect.all.count)
  }
}

extension Dialect {
  static let all = logs + forms + answers + photoFiles + riverLayers
}
