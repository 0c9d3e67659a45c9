import Ingest
import SurveyMath
import SurveyModel

/// A value of an option that one text says: on the command line, in a configuration file, in the manifest.
protocol OptionText: Sendable {
  /// - Throws: `InputError(.usage)` for a text that says none.
  init(optionText text: String) throws(InputError)

  /// The text in the manifest.
  var optionText: String { get }
}

extension String: OptionText {
  init(optionText text: String) { self = text }

  var optionText: String { self }
}

extension SurveyInput: OptionText {
  init(optionText text: String) { self = .path(text) }

  /// The name in outputs, without folders and passwords.
  var optionText: String { NamedInput(self).source }
}

extension SurveyMethod: OptionText {
  init(optionText text: String) throws(InputError) {
    guard let method = Self.allCases.first(where: { $0.name == text }) else {
      let names = Self.allCases.map(\.name)
      throw InputError(.usage, "\(.method) must be drone or foot, not \"\(text)\"")
        .suggesting(text, among: names)
    }
    self = method
  }

  var optionText: String { name }
}

extension DateOrder: OptionText {
  private static let names: KeyValuePairs<String, DateOrder> = ["dmy": .dayFirst, "mdy": .monthFirst, "ymd": .yearFirst]

  init(optionText text: String) throws(InputError) {
    guard let order = Self.names.first(where: { $0.key == text.lowercased() })?.value else {
      throw InputError(.usage, "\(.dateOrder) must be dmy, mdy or ymd, not \"\(text)\"")
    }
    self = order
  }

  var optionText: String { Self.names.first { $0.value == self }?.key ?? "" }
}

extension PositionOrder: OptionText {
  init(optionText text: String) throws(InputError) {
    guard let order = Self(rawValue: text.lowercased()) else {
      throw InputError(.usage, "\(.positionOrder) must be latlon or lonlat, not \"\(text)\"")
    }
    self = order
  }

  var optionText: String { rawValue }
}

extension TableRole: OptionText {
  init(optionText text: String) throws(InputError) {
    guard let role = Self(rawValue: text) else {
      throw InputError(
        .usage,
        "\(.tableRole) must be track or observations, not \"\(text)\"\(suggestion(for: text, among: Self.allCases.map(\.rawValue)) ?? "")"
      )
    }
    self = role
  }

  var optionText: String { rawValue }
}

extension DrawnDirection: OptionText {
  init(optionText text: String) throws(InputError) {
    guard let direction = Self(rawValue: text.lowercased()) else {
      let names = Self.allCases.map(\.rawValue)
      throw InputError(.usage, "\(.drawn) must be one of \(names.joined(separator: ", ")), not \"\(text)\"")
        .suggesting(text, among: names)
    }
    self = direction
  }

  var optionText: String { rawValue }
}

extension RiverMouth: OptionText {
  init(optionText text: String) throws(InputError) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      Double(part.filter { $0 != " " })
    }
    guard parts.count == 2, let x = parts[0], let y = parts[1] else {
      if text.isEmpty { throw InputError(.usage, "\(.mouth) must be longitude,latitude or the id of a reach") }
      self = .reach(text)
      return
    }
    guard abs(x) <= 180, abs(y) <= 90 else {
      throw InputError(.usage, "\(.mouth) must be longitude,latitude in degrees (WGS 84), not \"\(text)\"")
    }
    self = .position(Coordinate(longitude: x, latitude: y))
  }

  var optionText: String {
    switch self {
    case .position(let position): "\(position.x),\(position.y)"
    case .reach(let id): id
    }
  }
}
