/// Which names of a table carry the groups of a form in front: `site/outfall_name` of Kobo, `site-outfall_name` of ODK Central,
/// `2_Outfall_name` of Epicollect5. A group is no part of the field's name.
struct GroupedNames {
  private var separators: Set<Character> = []
  private var isNumbered = false

  init(_ names: [String]) {
    let forms: Set = [
      "_uuid", "_id", "_index", "_submission_time", "meta/instanceID", "meta-instanceID", "meta:instanceID", "KEY",
      "SubmissionDate",
      "instanceID", "_xform_id_string", "__version__",
    ]
    let isForm = names.contains(where: forms.contains)
    for separator: Character in ["/", ":", "."] where isForm || Self.sharesGroup(names, separator) {
      separators.insert(separator)
    }
    if isForm { separators.insert("-") }
    isNumbered = names.contains { HeaderName($0).key == "ec5uuid" }
  }

  /// True when two names begin with one word and the separator, as questions of one group do.
  private static func sharesGroup(_ names: [String], _ separator: Character) -> Bool {
    guard separator == "/" else { return false }
    var groups: Set<Substring> = []
    for name in names {
      guard let place = name.firstIndex(of: separator), place > name.startIndex else { continue }
      let group = name[..<place]
      if group.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }), group.count > 2, !groups.insert(group).inserted {
        return true
      }
    }
    return false
  }

  /// The name without its groups; nil for a name that is in none.
  func inner(_ name: String) -> String? {
    if let place = name.lastIndex(where: separators.contains) {
      let inner = name[place...].dropFirst()
      return inner.isEmpty ? nil : String(inner)
    }
    guard isNumbered, let first = name.first, first.isNumber else { return nil }
    let inner = name.drop { $0.isNumber || $0 == "_" }
    return inner.isEmpty ? nil : String(inner)
  }
}
