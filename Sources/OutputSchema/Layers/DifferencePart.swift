package import SurveyModel

/// A feature of the layer of differences: an outlet in the old result, in the new one, or the line between the two.
package struct DifferencePart: Sendable {
  /// What of the difference the feature shows.
  package enum Part: VocabularyWord {
    case old, new, between

    package var literal: StaticString {
      switch self {
      case .old: "old"
      case .new: "new"
      case .between: "between"
      }
    }
  }

  package let difference: OutletDifference
  package let part: Part

  /// The features of all differences, those of one outlet after each other. There is no line where the outlet stayed where it was.
  package static func features(_ differences: [OutletDifference]) -> [DifferencePart] {
    differences.flatMap { difference in
      let (from, to) = (difference.old?.position, difference.new?.position)
      var parts: [Part] = []
      if difference.old != nil { parts.append(.old) }
      if difference.new != nil { parts.append(.new) }
      if let from, let to, from != to { parts.append(.between) }
      return parts.map { DifferencePart(difference: difference, part: $0) }
    }
  }

  var geometry: OutputGeometry {
    let (from, to) = (difference.old?.position, difference.new?.position)
    switch part {
    case .old: return from.map(OutputGeometry.point) ?? .nothing
    case .new: return to.map(OutputGeometry.point) ?? .nothing
    case .between:
      guard let from, let to else { return .nothing }
      return .lines([[from, to]])
    }
  }
}
