import OutputSchema
import SurveyModel
import TextKit

extension ByteWriter {
  /// Appends one row of a layer as a GeoJSON feature, whatever the layer.
  mutating func appendFeature(_ row: Int, of content: LayerContent) {
    let values = content.values(row)
    append("{\"type\":\"Feature\",")
    if let place = content.idPlace {
      append("\"id\":")
      appendJSON(values[place], decimals: 0)
      append(UInt8(ascii: ","))
    }
    append("\"geometry\":")
    append(content.geometry(row))
    append(",\"properties\":{")
    for index in content.properties.indices {
      append(index == 0 ? "\"" : ",\"")
      append(content.properties[index].literal)
      append("\":")
      appendJSON(values[index], decimals: content.properties[index].decimals)
    }
    append("}}")
  }

  /// Appends the value of a property.
  private mutating func appendJSON(_ value: PropertyValue, decimals: Int) {
    switch value {
    case .null: append("null")
    case .text(let text): appendJSON(text)
    case .integer(let number): appendInteger(number)
    case .number(let number): appendNumber(number, decimals: decimals)
    case .time(let time): appendJSONTime(time)
    case .position(let position) where position.isFinite: appendPosition(position.longitude, position.latitude)
    case .position: append("null")
    case .object(let text): append(text.utf8Span.span)
    case .texts(let texts):
      append(UInt8(ascii: "["))
      for (index, text) in texts.enumerated() {
        if index > 0 { append(UInt8(ascii: ",")) }
        appendJSON(text)
      }
      append(UInt8(ascii: "]"))
    }
  }

  private mutating func append(_ geometry: OutputGeometry) {
    switch geometry {
    case .nothing: append("null")
    case .point(let point): appendPoint(point.longitude, point.latitude)
    case .lines(let lines):
      appendLines(lines.count) { line, add in
        for position in lines[line] { add(position.longitude, position.latitude) }
      }
    }
  }
}
