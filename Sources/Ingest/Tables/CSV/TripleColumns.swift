/// The columns of one coordinate that is written as degrees, minutes and seconds.
struct TripleColumns: Sendable, Equatable {
  var degrees: Int
  var minutes: Int?
  var seconds: Int?
}
