private import Glibc
import SurveyModel

extension MergeModel {
  /// Learns from the pairs of records how large the errors are and how often a visit notes an outlet that another one noted.
  ///
  /// Around a record the records of another visit are those of other outlets, as many as its own visit has there, and with the
  /// probability of detection one of the same outlet, whose distance follows the errors alone. So the difference of the two counts, by
  /// distance, shows both. The counts are taken as Poisson's. What is known beforehand: stated errors are right within a sixth or so, and
  /// crews note three of four outlets.
  mutating func learnErrors(from pairs: PairStatistics) {
    let bounds = PairStatistics.bounds
    // Half the squared distance over the variance is a measure of area: 2π times the variance of the difference for each unit.
    let mean = 2 * .pi * 2 * pairs.variance / max(1, pairs.records) * pairs.averageDensity
    let others = pairs.sameVisit.indices.map { interval in
      // Half a pair of the average is added to each interval.
      let expected = max(mean * (bounds[interval + 1] - bounds[interval]), 1e-9)
      return (pairs.sameVisit[interval] + 0.5) / (pairs.records + 0.5 / expected)
    }
    var best: (likelihood: Double, scale: Double, detection: [Double]) = (-.infinity, 1, detection)
    for step in 0...30 {
      let scale = 1 + 0.05 * Double(step)
      let shares = zip(bounds, bounds.dropFirst()).map { exp(-$0 / (scale * scale)) - exp(-$1 / (scale * scale)) }
      var likelihood = -(log(scale) / 0.15) * (log(scale) / 0.15) / 2
      var found = detection
      for method in found.indices {
        var most = -Double.infinity
        for percent in stride(from: 20, through: 96, by: 2) {
          let share = Double(percent) / 100
          var sum = 7 * log(share) + 2.5 * log(1 - share)
          for interval in shares.indices {
            let expected = pairs.exposures[method] * (share * shares[interval] + others[interval])
            // Each pair was counted from both sides.
            if expected > 0 { sum += (pairs.twoVisits[method][interval] * log(expected) - expected) / 2 }
          }
          if sum > most { (most, found[method]) = (sum, share) }
        }
        likelihood += most
      }
      // Larger errors than stated are believed when the counts say so clearly.
      if likelihood > best.likelihood + (best.scale == 1 ? 3 : 0) { best = (likelihood, scale, found) }
    }
    scale = best.scale
    detection = best.detection
    let exposures = pairs.exposures.reduce(0, +)
    if exposures > 0 { meanDetection = zip(detection, pairs.exposures).reduce(0) { $0 + $1.0 * $1.1 } / exposures }
  }

  /// Learns how close outlets lie to each other.
  mutating func learnDensity(from pairs: PairStatistics, again: Double) {
    density = OutletDensity(pairs: zip(pairs.rings, pairs.doubles).map { $0 - again * $1 }, records: pairs.records)
  }

  /// Learns the shares of the types and how frequent the names are.
  mutating func learnWords(from nodes: MergeNodes) {
    var counts = SIMD4<Double>(repeating: 1)
    for type in nodes.type where type != .unknown { counts[Int(type.rawValue) - 1] += 1 }
    typeShares = counts / counts.sum()
    for name in nodes.name where name != 0 {
      nameCounts[name, default: 0] += 1
      named += 1
    }
  }
}

/// The parameters of a campaign, learnt from its records.
func learnedModel(_ nodes: MergeNodes, jobs: Int) throws -> MergeModel {
  var model = MergeModel()
  model.learnWords(from: nodes)
  let stated = try PairStatistics(nodes, scale: 1, jobs: jobs)
  model.learnErrors(from: stated)
  model.noticing = Noticing(mean: model.meanDetection, visits: nodes.visits.count)
  try model.learnDoubles(nodes, jobs: jobs)
  let isTimed = nodes.visits.contains { $0.isTimed }
  model.learnDensity(from: stated, again: isTimed ? model.again : model.againUntimed)
  return model
}
