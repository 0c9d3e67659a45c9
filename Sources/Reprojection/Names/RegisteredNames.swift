import PROJKit
import SurveyMath
import SurveyModel

/// The names of the CRSs in PROJ's database, as people write them.
struct RegisteredNames {
  private let listed: [ListedCRS]

  /// - Throws: `InputError` with the code `noOperation` when proj.db is missing.
  init() throws(InputError) {
    listed = try ListedCRS.all()
  }

  /// The CRSs of this name. The name may be whole (`Amersfoort / RD New`) or the part behind the last slash (`RD New`), in upper
  /// or lower case, with or without spaces and hyphens; `zone` may be left out (`UTM 33N`).
  func named(_ text: String) -> [ListedCRS] {
    let wanted = Self.folded(text)
    guard wanted.count > 1 else { return [] }
    let whole = listed.filter { Self.folded($0.name) == wanted }
    if !whole.isEmpty { return whole }
    return listed.filter { Self.folded(Self.lastPart(of: $0.name)) == wanted || Self.folded($0.name, isZoneLess: true) == wanted }
      + listed.filter { Self.folded(Self.lastPart(of: $0.name), isZoneLess: true) == wanted && wanted.contains { $0.isNumber } }
      .filter { entry in Self.folded(Self.lastPart(of: entry.name)) != wanted }
  }

  /// The CRS whose name is spelled most like a text; nil where none is near.
  func nearest(to text: String) -> ListedCRS? {
    let names = listed.flatMap { [$0.name, Self.lastPart(of: $0.name)] }
    guard let name = nearestWord(to: text, among: names) else { return nil }
    return listed.first { $0.name == name || Self.lastPart(of: $0.name) == name }
  }

  private static func lastPart(of name: String) -> String {
    name.split(separator: " / ").last.map(String.init) ?? name
  }

  private static func folded(_ name: String, isZoneLess: Bool = false) -> String {
    let letters = name.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "+" }
    return isZoneLess ? letters.replacing("zone", with: "") : letters
  }
}
