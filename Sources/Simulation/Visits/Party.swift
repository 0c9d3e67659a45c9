import SurveyMath
import SurveyModel

/// One flight or one walk: which rivers it follows, and when it is where.
struct Party {
  enum Kind {
    /// A table of marks and a GPX track.
    case flight
    /// GPX with waypoints and a track.
    case receiver
    /// A form, without a track.
    case form
    /// GPX with a track, and the clock times of the outlets in the marks.
    case timed
  }

  /// A river followed from source to mouth.
  struct Leg {
    var river: Int
    /// Seconds since 1970 at the source.
    var start: Double
  }

  var kind: Kind
  /// "flight-01", "walk-02".
  var name: String
  /// "F1", "W2": what its recorded ids begin with.
  var initial: String
  var legs: [Leg]
  /// Metres a second along the river.
  var speed: Double

  /// True where its sightings are rows of `marks.xlsx`.
  var isMarked: Bool

  /// File that its sightings are in, below the campaign's folder.
  var recordsFile: String {
    if isMarked { return "marks.xlsx" }
    return switch kind {
    case .flight: "surveys/flights/\(name).csv"
    case .receiver, .timed: "surveys/walks/\(name).gpx"
    case .form: "surveys/walks/\(name).csv"
    }
  }

  var method: SurveyMethod { kind == .flight ? .drone : .foot }

  /// All parties of a campaign. Each follows two thirds of the rivers, another two thirds each time, so that every river
  /// is visited and many are visited twice; a party that is alone of its kind follows all.
  static func all(_ options: CampaignOptions, rivers: [SimulatedRiver]) -> [Party] {
    let flights = (0..<max(0, options.flights)).map { number in
      Party(
        number: number, of: options.flights, kind: .flight, rivers: rivers, speed: 11, day: options.firstDay + number,
        hour: 1.5, isMarked: options.kind == .full)
    }
    let kinds: [Kind] = options.kind == .full ? [.receiver, .form, .timed] : [.receiver, .form]
    let walks = (0..<max(0, options.walks)).map { number in
      let kind = kinds[number % kinds.count]
      return Party(
        number: number, of: options.walks, kind: kind, rivers: rivers, speed: 1.3,
        day: options.firstDay + max(0, options.flights) + number, hour: 0.2, isMarked: kind == .timed)
    }
    return flights + walks
  }

  private init(
    number: Int, of count: Int, kind: Kind, rivers: [SimulatedRiver], speed: Double, day: Int, hour: Double,
    isMarked: Bool = false
  ) {
    self.kind = kind
    self.isMarked = isMarked
    self.speed = speed
    name = numbered(kind == .flight ? "flight-" : "walk-", number + 1, of: count)
    initial = (kind == .flight ? "F" : "W") + String(number + 1)
    legs = []
    var clock = Double(day) * 86_400 + hour * 3_600
    // Walks leave out other rivers than flights do.
    let shift = kind == .flight ? number : number + 1
    for (index, river) in rivers.enumerated() where count == 1 || (index + shift) % 3 != 2 {
      legs.append(Leg(river: index, start: clock))
      // Some minutes to the next source.
      clock += (river.length / speed).rounded() + 420
    }
  }
}
