import CoordinateDoctor
import SurveyModel

/// What `--fix` names.
struct FixList: Sendable {
  private var faults: Set<Fault> = []
  private var isAll = false

  /// - Throws: `InputError(.usage)` for a name that is none.
  init(_ names: [String]) throws(InputError) {
    for name in names {
      if name == "all-found" {
        isAll = true
      } else if let fault = Fault(rawValue: name) {
        faults.insert(fault)
      } else {
        let known = Fault.allCases.map(\.rawValue).joined(separator: ", ")
        throw InputError(.usage, "--fix: there is no \"\(name)\"; there are \(known), and all-found")
      }
    }
  }

  var isEmpty: Bool { faults.isEmpty && !isAll }

  func contains(_ fault: Fault) -> Bool { isAll || faults.contains(fault) }

  /// Those that were named one by one, without this one.
  func named(without fault: Fault?) -> [String] {
    Fault.allCases.filter { faults.contains($0) && $0 != fault }.map(\.rawValue)
  }
}
