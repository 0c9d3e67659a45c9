import SurveyModel
import Testing

@Suite("Rules and sets of flags")
struct RuleTests {
  @Test("ids are snake case, unique, and lead back to their rule", arguments: Rule.allCases)
  func ids(rule: Rule) {
    let words = rule.id.split(separator: "_", omittingEmptySubsequences: false)
    #expect(words.allSatisfy { !$0.isEmpty && $0.allSatisfy { ("a"..."z").contains($0) || $0.isNumber } })
    #expect(Rule(id: rule.id) == rule)
    #expect(Rule.allCases.count { $0.id == rule.id } == 1)
  }

  @Test(
    "ids that others rely on",
    arguments: [
      (Rule.ambiguousRiver, "ambiguous_river"), (.coordinateNMEA, "coordinate_nmea"), (.crsAssumed, "crs_assumed"),
      (.nulByte, "nul_byte"), (.riverDuplicate, "river_duplicate"),
    ])
  func known(rule: Rule, id: String) {
    #expect(rule.id == id)
  }

  @Test("a text that is no rule is none", arguments: ["", "no_such_rule", "ambiguousRiver", "AMBIGUOUS_RIVER"])
  func unknown(id: String) {
    #expect(Rule(id: id) == nil)
  }

  @Test("every flag has a bit of its own")
  func bits() {
    let flags = Rule.allCases.filter { $0.rawValue <= Rule.lastFlag.rawValue }
    #expect(flags.allSatisfy { $0.rawValue < 64 })
    #expect(Set(flags.map { RuleSet($0).rawValue }).count == flags.count)
    for flag in flags {
      #expect(RuleSet(flag).rawValue.nonzeroBitCount == 1)
      #expect(RuleSet(flag).ids == [flag.id])
    }
  }

  @Test("a rule that is no flag never gets into a set")
  func others() {
    for rule in Rule.allCases where rule.rawValue > Rule.lastFlag.rawValue {
      #expect(RuleSet(rule).isEmpty)
      #expect(!RuleSet().contains(rule) && !RuleSet(.unmatched).contains(rule))
      var all = RuleSet(rawValue: .max)
      #expect(!all.contains(rule))
      #expect(!all.ids.contains(rule.id))
      all.insert(rule)
      #expect(all.rawValue == .max)
    }
  }

  @Test("insert, contain, unite; ids come sorted by their bytes")
  func sets() {
    var set = RuleSet()
    #expect(set.ids.isEmpty && !set.contains(.unmatched))
    set.insert(.unmatched)
    set.insert(.ambiguousRiver)
    set.formUnion(RuleSet(.accuracyAssumed))
    #expect(set.contains(.unmatched) && !set.contains(.timeInferred))
    #expect(set.ids == ["accuracy_assumed", "ambiguous_river", "unmatched"])

    let every = Rule.allCases.filter { $0.rawValue <= Rule.lastFlag.rawValue }.reduce(into: RuleSet()) { $0.insert($1) }
    #expect(every.ids == every.ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(every.ids.count == Int(Rule.lastFlag.rawValue) + 1)
  }
}
