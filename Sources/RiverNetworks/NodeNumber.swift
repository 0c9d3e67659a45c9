import SurveyModel

/// Which node of a network: a place where ends of reaches meet.
struct NodeNumber: IndexNumber {
  let rawValue: Int32
}
