/// A bank of a river, looking downstream.
public enum Bank: UInt8, CaseIterable, Sendable {
  case left, right
  public var name: String { self == .left ? "left" : "right" }
}

/// How an observation was made.
public enum SurveyMethod: UInt8, CaseIterable, Sendable {
  case drone, foot, other
  public var name: String {
    switch self {
    case .drone: "drone"
    case .foot: "foot"
    case .other: "other"
    }
  }
}

/// Where an outlet's water comes from: the four first-level classes of HJ 1312-2023 without their sub-classes, or unknown.
public enum OutletType: UInt8, CaseIterable, Sendable {
  case unknown, industrial, municipal, agricultural, other
  public var name: String {
    switch self {
    case .unknown: "unknown"
    case .industrial: "industrial"
    case .municipal: "municipal"
    case .agricultural: "agricultural"
    case .other: "other"
    }
  }
}

/// Whether someone stood at the outlet (`confirmed`) or it was only seen from the air.
public enum OutletStatus: UInt8, CaseIterable, Sendable {
  case confirmed, unconfirmed
  public var name: String { self == .confirmed ? "confirmed" : "unconfirmed" }
}

/// Where an accuracy comes from: the record itself, the default of its class, or a rule (HDOP, fix, gap).
public enum AccuracySource: UInt8, CaseIterable, Sendable {
  case recorded, assumed, derived
  public var name: String {
    switch self {
    case .recorded: "recorded"
    case .assumed: "assumed"
    case .derived: "derived"
    }
  }
}

/// How much a finding matters: to know, to look at, or to mend before the counts are used.
public enum Severity: UInt8, CaseIterable, Sendable {
  case info, warning, error
  public var name: String {
    switch self {
    case .info: "info"
    case .warning: "warning"
    case .error: "error"
    }
  }
}

/// Accuracy is the radius that holds 68 % of the errors of a round normal distribution.
public enum Accuracy {
  /// σ of one axis = accuracy / 1.515, since 1 − exp(−1.515²/2) = 0.683.
  public static let sigmaPerAxis = 1 / 1.515
  /// Metres assumed between an aircraft and the outlet that its camera looks at, where height and pitch are not known: what
  /// a camera sees in the middle of its picture 50 m up and 45° down.
  public static let viewOffset = 50.0
  /// Metres assumed where a record says nothing, by method: a phone or handheld receiver on foot, and a drone's
  /// own position, which is not the outlet's.
  public static func assumed(for method: SurveyMethod) -> Double {
    switch method {
    case .foot: 8
    case .drone: 10
    case .other: 10
    }
  }
}
