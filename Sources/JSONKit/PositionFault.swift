/// Why a value is no position.
package enum PositionFault: Error, Sendable, CustomStringConvertible {
  case notAnArray, tooShort, notANumber, overflow

  package var description: String {
    switch self {
    case .notAnArray: "not an array of numbers"
    case .tooShort: "fewer than two numbers"
    case .notANumber: "something that is not a number"
    case .overflow: "a number too large to be held"
    }
  }
}
