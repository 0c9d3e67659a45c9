/// What a run found out: outlets, observations, rivers, and what is to be said of them.
///
/// A result holds columns; an ``Outlet``, an ``Observation``, a ``River`` or a ``Reach`` is a view of one row of them, made when it
/// is asked for. Copying a result or a view copies a reference. Coordinates are WGS 84 degrees, lengths are geodesic
/// metres unless their names say otherwise, times are microseconds since 1970-01-01T00:00:00Z.
public struct SurveyResult: Sendable {
  /// The columns of a result, shared by all views.
  package final class Storage: Sendable {
    package let columns: ResultColumns

    init(_ columns: ResultColumns) {
      self.columns = columns
    }
  }

  package let storage: Storage

  package init(_ columns: ResultColumns) {
    storage = Storage(columns)
  }

  package var columns: ResultColumns { storage.columns }

  /// The outlets: by river, then downstream, then by measure.
  public var outlets: ResultRows<Outlet> { ResultRows(self, 0..<storage.columns.outlets.count, view: Outlet.init) }

  /// All accepted observations, matched or not, by source and record.
  public var observations: ResultRows<Observation> {
    ResultRows(self, 0..<storage.columns.observations.count, view: Observation.init)
  }

  /// The rivers, by the bytes of their ids.
  public var rivers: ResultRows<River> { ResultRows(self, 0..<storage.columns.network.rivers.count, view: River.init) }

  /// The reaches of all rivers, by river and then downstream.
  public var reaches: ResultRows<Reach> { ResultRows(self, 0..<storage.columns.network.reaches.count, view: Reach.init) }

  /// The flights and walks.
  public var tracks: [Track] { storage.columns.tracks }

  /// What a person should look at, by source, record, rule and message.
  public var findings: [Finding] { storage.columns.findings }

  /// The records that were not used, by source and byte offset.
  public var rejections: [Rejection] { storage.columns.rejections }

  /// The counts of each river, with a total.
  public var riverCounts: RollUp { storage.columns.rivers }
  /// The counts of each basin, with the same total.
  public var basinCounts: RollUp { storage.columns.basins }
  /// The counts of each district, with the same total.
  public var districtCounts: RollUp { storage.columns.districts }

  /// The counts of districts summed up by the levels above them, finest first; empty where nothing tells the levels.
  public var districtTables: [DistrictTable] { storage.columns.districtTables }

  /// The inputs with their books, the options and the versions, as the manifest states them.
  public var run: RunDescription { storage.columns.run }

  /// How many files inside folders could not be read; what they hold is not counted.
  public var refusedFiles: Int { storage.columns.refusedFiles }

  /// How many observations carry each flag.
  public var flagCounts: [Rule: Int] {
    var sets: [RuleSet: Int] = [:]
    for (own, placing) in zip(storage.columns.observations.flags, storage.columns.matches.flags) {
      let flags = own.union(placing)
      if !flags.isEmpty { sets[flags, default: 0] += 1 }
    }
    var counts: [Rule: Int] = [:]
    for (set, count) in sets { for rule in set.rules { counts[rule, default: 0] += count } }
    return counts
  }
}
