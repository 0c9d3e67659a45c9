/// The named faults and doubts: the vocabulary of `flags`, `rejected.csv` and `review.geojson`.
///
/// ``entry`` says of each rule how it is written, what it is used as, and what it means. A new case goes to the end of its group, and
/// its entry to the end of the table of that group. The cases up to ``lastFlag`` are held as bits by a `RuleSet`, so they must stay
/// among the first 64.
public enum Rule: UInt8, CaseIterable, Sendable {
  // Rules that may be flags of an accepted observation.
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
  case tagOverruled
  case cellsMissing
  case riverByMerge
  case bankByMerge

  // Rules that are reasons for the rejection of a record.
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

  // Rules about files, areas and tracks, and about rivers as a file gives them.
  case fileUnrecognised
  case fileRepeated
  case fileRefused
  case ownOutputSkipped
  case noRecords
  case headerRepeated
  case lineEndsMixed
  case timeOrder
  case routeIgnored
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
  case dateOrder
  case numbersGrouped
  case rowsAreTrack
  case rowsLikeTrack

  // Doubts about the coordinates or the clock of a whole file, and what `--fix` did about them.
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

  // Rules about how rivers hang together, and about forms.
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
  case riverNameShared
  /// Ends of one river that lie apart, as at a culvert, were joined.
  case riverGapBridged
  case formRepeat
}

extension Rule {
  /// The last rule that may be a flag.
  @inlinable
  public static var lastFlag: Rule { .bankByMerge }

  /// A doubt about the coordinates or the clock of a whole file.
  public var isSuspicion: Bool { (Rule.suspectGcj02.rawValue...Rule.suspectJump.rawValue).contains(rawValue) }

  /// What is known of the rule.
  public var entry: RuleEntry { Self.entries[Int(rawValue)] }

  /// The name written to outputs.
  public var id: String { entry.id }

  /// The entries of all rules, in the order of the cases.
  static let entries = flagEntries + rejectionEntries + findingEntries + suspicionEntries + networkEntries

  /// The rule with this id; nil where there is none.
  public init?(id: String) {
    guard let rule = Self.rulesByID[id] else { return nil }
    self = rule
  }

  private static let rulesByID = Dictionary(uniqueKeysWithValues: entries.map { ($0.id, $0.rule) })
}
