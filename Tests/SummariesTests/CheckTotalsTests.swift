import Summaries
import SurveyModel
import Testing

private typealias Change = @Sendable (inout ResultColumns) -> Void

@Suite("Totals that add up")
struct CheckTotalsTests {
  @Test("a consistent run, and an empty one")
  func balanced() {
    #expect(imbalance(of: consistentResult()) == nil)
    #expect(imbalance(of: ResultColumns()) == nil)
  }

  @Test("what is not in step between observations, matches and outlets is said", arguments: ownership.indices)
  func owners(number: Int) {
    var result = consistentResult()
    Self.ownership[number](&result)
    #expect(imbalance(of: result) != nil)
  }

  @Test("the same when the summaries were made from it and hide it", arguments: countable.indices)
  func hidden(number: Int) {
    var result = consistentResult()
    Self.countable[number](&result)
    rollUp(&result)
    #expect(imbalance(of: result) != nil)
  }

  @Test("an observation of two outlets is named, though as many observations are in outlets as on rivers")
  func twoOwners() {
    var result = consistentResult()
    result.setSightings([1, 2], ofOutlet: 1)
    result.outletOfObservation[2] = 1
    rollUp(&result)
    #expect(imbalance(of: result)?.contains("an observation that was counted before") == true)
  }

  private static let ownership = countable + uncountable

  /// What leaves columns of one length and sightings that exist, so that roll-ups can be made.
  private static let countable: [Change] = [
    { $0.outletOfObservation[0] = nil },
    { $0.outletOfObservation[4] = 0 },
    { $0.outletOfObservation[0] = 1 },
    { $0.outletOfObservation[0] = 99 },
    { $0.outletOfObservation.swapAt(0, 1) },
    { $0.outletOfObservation.removeLast() },
    { $0.matches.reach[0] = nil },
    { $0.matches.reach[4] = 0 },
    { $0.matches.reach[0] = 1 },
    { $0.setSightings([0], ofOutlet: 0) },
    { $0.setSightings([0, 0], ofOutlet: 0) },
    { $0.setSightings([0, 3], ofOutlet: 0) },
    { $0.setSightings([4], ofOutlet: 1) },
    { $0.setSightings([], ofOutlet: 1) },
    {
      $0.setSightings([0, 1], ofOutlet: 0)
      $0.setSightings([2], ofOutlet: 1)
    },
    {
      $0.setSightings([], ofOutlet: 1)
      $0.setSightings([0, 1, 2], ofOutlet: 0)
    },
    { $0.outlets[0].reach = 1 },
  ]

  private static let uncountable: [Change] = [
    { $0.matches.reach.removeLast() },
    { $0.setSightings([-1], ofOutlet: 1) },
    { $0.outlets[0].sightings = -1..<1 },
    { $0.outlets[3].sightings = 6..<8 },
  ]

  @Test("outlets that came or went after the summaries were made are said", arguments: layers.indices)
  func layer(number: Int) {
    var result = consistentResult()
    Self.layers[number](&result)
    #expect(imbalance(of: result) != nil)
  }

  private static let layers: [Change] = [
    { $0.outlets.removeLast() },
    { $0.outlets.append($0.outlets[0]) },
    { $0.outlets[0].bank = nil },
    { $0.outlets[0].bank = .right },
    { $0.outlets[0].status = .unconfirmed },
    { $0.outlets[0].basin = $0.basin("E") },
    { $0.outlets[0].basin = 0 },
    { $0.outlets[0].basin = 99 },
    { $0.outlets[3].district = 0 },
    { $0.outlets[3].district = -1 },
    { $0.observations.method[0] = .foot },
  ]

  private var rollUps: [WritableKeyPath<ResultColumns, RollUp>] { [\.rivers, \.basins, \.districts] }

  @Test("every count of every row and total is checked")
  func counts() {
    let counts: [WritableKeyPath<RollUpRow, Int>] = [
      \.outlets, \.outletsLeft, \.outletsRight, \.observations, \.drone, \.foot, \.other, \.unconfirmed,
    ]
    let consistent = consistentResult()
    for rollUp in rollUps {
      for count in counts {
        var result = consistent
        result[keyPath: rollUp].total[keyPath: count] += 1
        #expect(imbalance(of: result) != nil)
        result = consistent
        result[keyPath: rollUp].rows[0][keyPath: count] += 1
        #expect(imbalance(of: result) != nil)
        // Also when row and total agree with each other.
        result[keyPath: rollUp].total[keyPath: count] += 1
        #expect(imbalance(of: result) != nil)
        // And when two rows make up for one another.
        result = consistent
        result[keyPath: rollUp].rows[0][keyPath: count] += 1
        result[keyPath: rollUp].rows[1][keyPath: count] -= 1
        #expect(imbalance(of: result) != nil)
      }
    }
  }

  @Test("rows that are missing or twice")
  func rows() {
    for rollUp in rollUps {
      var result = consistentResult()
      let row = result[keyPath: rollUp].rows[0]
      result[keyPath: rollUp].rows.append(row)
      #expect(imbalance(of: result) != nil)
      result = consistentResult()
      result[keyPath: rollUp].rows.removeLast()
      #expect(imbalance(of: result) != nil)
    }
  }
}
