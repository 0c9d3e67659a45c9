/// The named faults and doubts: the vocabulary of `flags`, `rejected.csv` and `review.geojson`.
///
/// The cases up to ``lastFlag`` may be attached to an accepted observation; a ``RuleSet`` holds them as bits, so they
/// must stay among the first 64. Append new ones at the end of their group.
public enum Rule: UInt8, CaseIterable, Sendable {
  // Flags of an accepted observation.
  case ambiguousRiver
  case unmatched
  case accuracyAssumed
  case timeZoneAssumed
  case timeInferred
  case textRepaired
  case quoteTakenLiterally
  case fullWidthCharacters
  case extraCellsEmpty
  case possiblySwapped
  case fewSatellites
  case controlCharactersRemoved
  case typeUnrecognised
  case methodUnrecognised
  case encodingAmbiguous
  case noFinalNewline
  case leapSecond
  case coordinateElevationIgnored
  case ballparkTransformation
  case outsideOperationArea
  case decimalsContradictTriple
  case timeUnreadable
  case accuracyUnreadable
  case timeSuspicious
  case checksumMissing
  case fixEstimated
  case dilutionHigh
  case riverByName
  case nameMismatch
  case riverNotInLayer
  case namedRiverFar
  case bankMismatch
  case bankUnrecognised
  case positionIsAircraft
  case positionsDiffer
  case timesDiffer
  case cellError
  case coordinateFixed
  case severalPositions
  case onIsland
  case waterWithoutRiver

  // Rejections of a record.
  case coordinateMissing
  case coordinateUnreadable
  case coordinateOutOfRange
  case coordinateSwapped
  case coordinateProjected
  case coordinateNMEA
  case nullIsland
  case noFix
  case columnCount
  case quoteUnterminated
  case recordTooLong
  case nulByte
  case textInvalid
  case timeInvalid
  case timeInFuture
  case gpsRollover
  case geometryMissing
  case geometryUnsupported
  case geometryInvalid
  case transformationFailed
  case jsonInvalid
  case totalsRow
  case checksumWrong
  case recordTruncated
  case photoUnreadable
  case markPhotoUnknown
  case markTimeOutsideTrack
  case markAmbiguous
  case coordinateScaled

  // Findings about files, rivers and outlets.
  case fileUnrecognised
  case fileRepeated
  case fileRefused
  case ownOutputSkipped
  case noRecords
  case headerRepeated
  case lineEndsMixed
  case timeOrder
  case routeIgnored
  case surveyExtentOutlier
  case crsAssumed
  case encodingNote
  case delimiterNote
  case riverTooShort
  case riverZeroLength
  case riverEmpty
  case riverDuplicate
  case riverGeometryShared
  case riverPartReversed
  case riverPartGap
  case riverUnnamed
  case riverIdInvented
  case riverAntimeridian
  case riversOutOfReach
  case repeatedVertices
  case nameCollision
  case polygonRepaired
  case polygonOverlap
  case trackTooShort
  case columnPassedOver
  case flightLogRows
  case logDamaged
  case coordinateOrder
  case riverDrawnUpstream
  case riverAliasUnknown
  case layerPassedOver
  case featureCountDiffers
  case photoWithoutPosition
  case photoRepeated
  case sheetLeftOut
  case sheetHidden
  case networkLinkIgnored
  case suspectGcj02
  case suspectBd09
  case suspectWgs84
  case suspectSwapped
  case suspectSign
  case suspectMinutes
  case suspectSeconds
  case suspectRadians
  case suspectDecimals
  case suspectZone
  case suspectRiversShifted
  case suspectUndecided
  case suspectClock
  case suspectTriples
  case suspectStuck
  case suspectNullIsland
  case suspectJump
  case fixApplied
  case fixNotFound
  case waterwayLeftOut
  case reachIdDuplicate
  case reachReversed
  case flowUnknown
  case networkGap
  case networkDangle
  case networkIsland
  case networkLoop
  case downstreamMissing
  case downstreamConflict
  case positionChosen
  case parentRiverMissing
  case parentRiverFar
  case riverJoinedByName
  case formRepeat

  /// The last rule that may be a flag.
  @inlinable
  public static var lastFlag: Rule { .waterWithoutRiver }

  /// A doubt about the coordinates or the clock of a whole file.
  public var isSuspicion: Bool { (Rule.suspectGcj02.rawValue...Rule.suspectJump.rawValue).contains(rawValue) }

  /// The name written to outputs: the case's name in snake case.
  public var id: String { Self.ids[Int(rawValue)] }

  private static let ids: [String] = allCases.map { snakeCase("\($0)") }

  private static func snakeCase(_ name: String) -> String {
    var words: [String] = []
    var word = ""
    var previousIsUpper = false
    for character in name {
      if character.isUppercase, !previousIsUpper {
        words.append(word)
        word = ""
      }
      previousIsUpper = character.isUppercase
      word += character.lowercased()
    }
    words.append(word)
    return words.joined(separator: "_")
  }

  public init?(id: String) {
    guard let index = Self.ids.firstIndex(of: id) else { return nil }
    self.init(rawValue: UInt8(index))
  }
}

/// A set of flags in one word. Only rules up to ``Rule/lastFlag`` can be members.
public struct RuleSet: OptionSet, Hashable, Sendable {
  public let rawValue: UInt64

  public init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  @inlinable
  public init(_ rule: Rule) {
    self.rawValue = rule.rawValue <= Rule.lastFlag.rawValue ? 1 << UInt64(rule.rawValue) : 0
  }

  @inlinable
  public func contains(_ rule: Rule) -> Bool { rawValue & RuleSet(rule).rawValue != 0 }

  @inlinable
  public mutating func insert(_ rule: Rule) { formUnion(RuleSet(rule)) }

  /// The members' names, sorted by their bytes as the outputs want them.
  public var ids: [String] {
    guard rawValue != 0 else { return [] }
    return Rule.allCases.filter { $0.rawValue <= Rule.lastFlag.rawValue && contains($0) }.map(\.id)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
