import SurveyMath
import SurveyModel

/// A flight or a walk: which rivers it follows, and when.
struct Party {
  enum Kind {
    /// A table of marks and a GPX track.
    case flight
    /// GPX with waypoints and a track.
    case receiver
    /// A form, without a track.
    case form
    /// GPX with a track; the times at the outlets are in the workbook of marks.
    case timed
  }

  /// A river that is followed from its source to its mouth.
  struct Leg {
    var river: Int
    /// The time at the source, seconds since 1970.
    var start: Double
  }

  var kind: Kind
  /// For example `flight-01` or `walk-02`.
  var name: String
  /// What its recorded ids begin with: a letter and the number of the flight or walk.
  var initial: String
  var legs: [Leg]
  /// Metres a second along the river.
  var speed: Double

  /// True when its sightings are rows of `marks.xlsx`.
  var isMarked: Bool

  /// The file with its sightings, below the campaign's folder.
  var recordsFile: String {
    if isMarked { return "marks.xlsx" }
    return switch kind {
    case .flight: "surveys/flights/\(name).csv"
    case .receiver, .timed: "surveys/walks/\(name).gpx"
    case .form: "surveys/walks/\(name).csv"
    }
  }

  var method: SurveyMethod { kind == .flight ? .drone : .foot }

  /// All parties of a campaign. Each follows two thirds of the rivers, and the next one other two thirds, so that every river is
  /// visited and many are visited twice. A party that is the only flight or the only walk follows all rivers.
  static func all(_ options: CampaignOptions, rivers: [SimulatedRiver]) -> [Party] {
    let flights = (0..<max(0, options.flights)).map { Party(.flight, number: $0, options, rivers: rivers) }
    let kinds: [Kind] = options.kind == .full ? [.receiver, .form, .timed] : [.receiver, .form]
    let walks = (0..<max(0, options.walks)).map { Party(kinds[$0 % kinds.count], number: $0, options, rivers: rivers) }
    return flights + walks
  }

  /// - Parameter number: the number of the flight or of the walk, from 0.
  private init(_ kind: Kind, number: Int, _ options: CampaignOptions, rivers: [SimulatedRiver]) {
    let isFlight = kind == .flight
    self.kind = kind
    isMarked = kind == .timed || (isFlight && options.kind == .full)
    speed = isFlight ? 11 : 1.3
    let count = isFlight ? options.flights : options.walks
    name = numbered(isFlight ? "flight-" : "walk-", number + 1, of: count)
    initial = (isFlight ? "F" : "W") + String(number + 1)
    legs = []
    // Each party has a day of its own, the flights before the walks.
    let firstDay = options.firstDay + (options.surveySeed == nil ? 0 : 365)
    let day = firstDay + (isFlight ? 0 : max(0, options.flights)) + number
    var clock = Double(day) * 86_400 + (isFlight ? 1.5 : 0.2) * 3_600
    // A walk leaves out other rivers than the flight of the same number.
    let shift = isFlight ? number : number + 1
    for (index, river) in rivers.enumerated() where count == 1 || (index + shift) % 3 != 2 {
      legs.append(Leg(river: index, start: clock))
      // The way to the next source takes seven minutes.
      clock += (river.length / speed).rounded() + 420
    }
  }
}
