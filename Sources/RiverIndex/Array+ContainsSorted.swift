import SurveyMath
public import SurveyModel

extension [RiverNumber] {
  /// Whether the ascending numbers have `number` among them.
  public func containsSorted(_ number: RiverNumber) -> Bool {
    let place = indices.first(beyond: { self[$0] >= number })
    return place < count && self[place] == number
  }
}
