package import OutputSchema
import TextKit

/// JSON Schema (draft 2020-12) of the properties of one feature of `layer`, or of one row of a table, in which an empty cell is null.
package func jsonSchemaText(_ layer: LayerSchema) -> String { schemaLines(layer).joined(separator: "\n") + "\n" }

/// A JSON object with the schema of each layer by its name.
package func jsonSchemaText(_ layers: [LayerSchema]) -> String {
  let members = layers.map { layer in
    "  \(quoted(layer.name)): " + schemaLines(layer).joined(separator: "\n  ")
  }
  return "{\n" + members.joined(separator: ",\n") + "\n}\n"
}

private func schemaLines(_ layer: LayerSchema) -> [String] {
  let required = layer.properties.filter { $0.condition == nil }.map { quoted($0.name) }
  let meaning = layer.meaning + (layer.condition.map { " Written \($0)." } ?? "")
  let properties = layer.properties.map { "    \(quoted($0.name)): " + String(decoding: object($0).text, as: UTF8.self) }
  return [
    "{", "  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",", "  \"title\": \(quoted(layer.file)),",
    "  \"description\": \(quoted(meaning)),", "  \"type\": \"object\",", "  \"properties\": {",
  ] + properties.dropLast().map { $0 + "," } + properties.suffix(1) + [
    "  },", "  \"required\": [\(required.joined(separator: ", "))]", "}",
  ]
}

private func object(_ property: PropertySchema) -> JSONObject {
  var object = JSONObject()
  let type = jsonType(property.type)
  if property.isNullable { object.add("type", [type, "null"]) } else { object.add("type", type) }
  switch property.type {
  case .word(let words): object.add("enum", words.map(Optional.some) + (property.isNullable ? [nil] : []))
  case .time: object.add("format", "date-time")
  case .texts, .words:
    var items = JSONObject()
    items.add("type", "string")
    if let words = property.type.choices { items.add("enum", words) }
    object.add("items", items)
  case .position:
    var items = JSONObject()
    items.add("type", "number")
    object.add("items", items)
    object.add("minItems", 2)
    object.add("maxItems", 2)
  case .text, .integer, .number, .object: break
  }
  if let unit = property.unit { object.add("x-unit", unit) }
  object.add("description", property.description)
  return object
}

private func jsonType(_ type: PropertyType) -> String {
  switch type {
  case .text, .word, .time: "string"
  case .integer: "integer"
  case .number: "number"
  case .texts, .words, .position: "array"
  case .object: "object"
  }
}

private func quoted(_ text: String) -> String { String(writing: { $0.appendJSON(text) }) }
