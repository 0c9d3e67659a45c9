import SurveyModel

/// One of the two ends of a reach. The ends of all reaches are numbered reach by reach, the upstream end first.
struct ReachEnd: IndexNumber {
  let rawValue: Int32

  init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// The end at which a reach begins.
  init(upstreamOf reach: ReachNumber) {
    rawValue = 2 * reach.rawValue
  }

  /// The end at which a reach ends.
  init(downstreamOf reach: ReachNumber) {
    rawValue = 2 * reach.rawValue + 1
  }

  var reach: ReachNumber { ReachNumber(rawValue: rawValue / 2) }

  /// True where the reach begins.
  var isUpstream: Bool { rawValue % 2 == 0 }
}
