import SurveyModel

// The names of `Vocabulary` as bytes in the program, copied a million times; a test holds them against `name`.

extension SurveyMethod {
  var text: StaticString {
    switch self {
    case .drone: "drone"
    case .foot: "foot"
    case .other: "other"
    }
  }
}

extension OutletType {
  var text: StaticString {
    switch self {
    case .unknown: "unknown"
    case .industrial: "industrial"
    case .municipal: "municipal"
    case .agricultural: "agricultural"
    case .other: "other"
    }
  }
}

extension AccuracySource {
  var text: StaticString {
    switch self {
    case .recorded: "recorded"
    case .assumed: "assumed"
    case .derived: "derived"
    }
  }
}

extension OutletStatus {
  var text: StaticString {
    switch self {
    case .confirmed: "confirmed"
    case .unconfirmed: "unconfirmed"
    }
  }
}

extension Bank? {
  /// The whole property, with the comma before it.
  var property: StaticString {
    switch self {
    case .left: ",\"bank\":\"left\""
    case .right: ",\"bank\":\"right\""
    case nil: ",\"bank\":null"
    }
  }
}
