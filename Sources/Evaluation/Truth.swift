package import SurveyModel

/// The outlets that are really there, and which records of the crews show them.
package struct Truth: Sendable {
  package struct Outlet: Sendable {
    package var id: String
    package var riverID: String
    package var bank: String?
    /// WGS 84.
    package var position: Coordinate

    package init(id: String, riverID: String, bank: String?, position: Coordinate) {
      self.id = id
      self.riverID = riverID
      self.bank = bank
      self.position = position
    }
  }

  /// A record as the crew calls it, in its file.
  package struct Record: Hashable, Sendable {
    package var source: String
    package var recordedID: String

    package init(source: String, recordedID: String) {
      self.source = source
      self.recordedID = recordedID
    }
  }

  package var outlets: [Outlet]
  /// The place in ``outlets`` of what each record shows.
  package var shown: [Record: Int]

  package init(outlets: [Outlet], shown: [Record: Int]) {
    self.outlets = outlets
    self.shown = shown
  }
}
