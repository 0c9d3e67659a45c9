import SurveyModel

/// Looks up the words for methods, types, rivers and banks in one file, each of them once.
struct SurveyWords {
  private var methods = WordCache<SurveyMethod?>()
  private var types = WordCache<OutletType?>()
  var claims = ClaimReader()
  /// What the dates of the file show of their order.
  var dates = DateEvidence()

  mutating func method(_ word: Span<UInt8>) -> SurveyMethod? {
    methods.value(of: word) { Vocabularies.method($0) }
  }

  mutating func outletType(_ word: Span<UInt8>) -> OutletType? {
    types.value(of: word) { Vocabularies.outletType($0) }
  }
}
