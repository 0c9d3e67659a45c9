import OutputSchema
import TestSupport
import Testing

/// The tables of `docs/outputs.md` are made from the contract's table.
@Suite("Generated documentation: layers")
struct GeneratedLayersTests {
  @Test("docs/outputs.md is what the contract's table says")
  func current() throws {
    var lines = ["| layer or table | feature | |", "|---|---|---|"]
    for layer in LayerSchema.all {
      lines.append("| [`\(layer.file)`](#\(Self.anchor(layer))) | \(layer.shape.rawValue) | \(Self.meaning(layer)) |")
    }
    for layer in LayerSchema.all {
      let column = layer.isTable ? "column" : "property"
      lines += [
        "", "### \(Self.heading(layer))", "", Self.meaning(layer), "", "| \(column) | type | unit | null | meaning |",
        "|---|---|---|---|---|",
      ]
      lines += layer.properties.map { property in
        let meaning = GeneratedBlock.withCode(property.description)
        return
          "| `\(property.name)` | \(property.type.name) | \(property.unit ?? "") | \(property.isNullable ? "yes" : "") | \(meaning) |"
      }
    }
    try GeneratedBlock("layers", in: "docs/outputs.md").check(lines)
  }

  private static func meaning(_ layer: LayerSchema) -> String {
    GeneratedBlock.withCode(layer.meaning + (layer.condition.map { " Written \($0)." } ?? ""))
  }

  private static func heading(_ layer: LayerSchema) -> String { layer.name == "snap" ? "snap" : layer.file }

  /// What the heading is called in an address.
  private static func anchor(_ layer: LayerSchema) -> String {
    heading(layer).lowercased().filter { $0.isLetter || $0.isNumber || "-_".contains($0) }
  }
}
