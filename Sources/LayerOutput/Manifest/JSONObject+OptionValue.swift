import SurveyModel
import TextKit

extension JSONObject {
  /// An object of texts, sorted by the bytes of their keys.
  init(sorted table: [String: String]) {
    self.init()
    for (key, value) in table.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) { add(key, value) }
  }

  mutating func add(_ name: String, _ value: RunDescription.OptionValue) {
    switch value {
    case .text(let text): add(name, text)
    case .number(let number): add(name, number, decimals: 9)
    case .flag(let flag): add(name, flag)
    case .list(let list): add(name, list)
    case .table(let table): add(name, JSONObject(sorted: table))
    case .none: add(name, String?.none)
    }
  }
}
