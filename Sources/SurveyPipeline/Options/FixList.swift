import SurveyMath
public import SurveyModel

/// The faults that are mended in files where the evidence for them is clear: `[.gcj02, .swap]`, or `.allFound`.
public struct FixList: Sendable, Hashable, ExpressibleByArrayLiteral {
  /// Faults that are named one by one.
  public var named: Set<Fault>
  /// True where every fault is mended that is found.
  public var includesAllFound: Bool

  /// These faults and no others.
  public init(_ faults: Set<Fault>) {
    named = faults
    includesAllFound = false
  }

  /// These faults and no others.
  public init(arrayLiteral faults: Fault...) {
    self.init(Set(faults))
  }

  /// Every fault that is found.
  public static let allFound: FixList = {
    var list = FixList([])
    list.includesAllFound = true
    return list
  }()

  private static let allFoundName = "all-found"

  /// What a list may be made of, as it is typed.
  package static let allNames = Fault.allCases.map(\.rawValue) + [allFoundName]

  /// - Parameter names: names of faults, and `all-found`.
  /// - Throws: `InputError` with the code `usage` for a name that is none.
  init(names: [String]) throws(InputError) {
    self.init([])
    for name in names {
      if name == Self.allFoundName {
        includesAllFound = true
      } else if let fault = Fault(rawValue: name) {
        named.insert(fault)
      } else {
        let known = Fault.allCases.map(\.rawValue)
        throw InputError(
          .usage, "\(.fixes): there is no \"\(name)\"; there are \(known.joined(separator: ", ")), and \(Self.allFoundName)"
        ).suggesting(name, among: known + [Self.allFoundName])
      }
    }
  }

  /// The names in the manifest, sorted.
  var names: [String] { (named.map(\.rawValue) + (includesAllFound ? [Self.allFoundName] : [])).sorted() }

  var isEmpty: Bool { named.isEmpty && !includesAllFound }

  func contains(_ fault: Fault) -> Bool { includesAllFound || named.contains(fault) }

  /// The faults that were named one by one, without this one.
  func named(without fault: Fault?) -> [String] {
    Fault.allCases.filter { named.contains($0) && $0 != fault }.map(\.rawValue)
  }
}
