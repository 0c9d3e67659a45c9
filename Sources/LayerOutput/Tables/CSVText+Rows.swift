import OutputSchema
import SurveyModel
import TextKit

extension CSVText {
  /// Adds the names of columns.
  mutating func addHeader(_ properties: [PropertySchema]) {
    for property in properties { add(property.name) }
    end()
  }

  /// Adds a row with a value for each of the columns.
  mutating func addRow(_ values: [PropertyValue], of properties: [PropertySchema]) {
    for column in values.indices { add(values[column], decimals: properties[column].decimals) }
    end()
  }

  private mutating func add(_ value: PropertyValue, decimals: Int) {
    switch value {
    case .null: add(String?.none)
    case .text(let text), .object(let text): add(text)
    case .integer(let number): add(number)
    case .number(let number): add(number, decimals: decimals)
    case .time(let time): add(String(writing: { $0.appendTime(time) }))
    case .texts(let texts): add(texts.joined(separator: " "))
    case .position(let position):
      add(String(writing: { $0.appendPosition(position.longitude, position.latitude) }))
    }
  }
}
