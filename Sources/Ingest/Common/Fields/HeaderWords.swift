/// The words that the name of a column is made of, and what they say of a coordinate.
struct HeaderWords: Equatable {
  /// In lower case: `dcpLatitude`, `dcp_latitude` and `DCP LATITUDE` are dcp and latitude, `LATITUDE83` is latitude and 83.
  let words: [String]
  /// The axis that the name says; nil where it says none, or both.
  private(set) var axis: CoordinateAxis?
  /// The words that are left without the one of the axis: what tells the pairs of one table apart.
  private(set) var rest: [String] = []

  init(_ name: String) {
    words = Self.split(name)
    let latitudes = words.indices.filter { Self.latitudes.contains(words[$0]) }
    let longitudes = words.indices.filter { Self.longitudes.contains(words[$0]) }
    guard latitudes.count + longitudes.count == 1, let place = (latitudes + longitudes).first,
      !words.contains(where: Self.others.contains)
    else { return }
    axis = latitudes.isEmpty ? .longitude : .latitude
    rest = words
    rest.remove(at: place)
  }

  /// Words of other things that are told of a coordinate.
  private static let others: Set = [
    "accuracy", "precision", "error", "zone", "datum", "unit", "units", "dir", "direction", "ref", "reference", "hemisphere",
    "hem",
    "d", "m", "s", "度", "分", "秒", "deg", "degrees", "min", "minute", "minutes", "sec", "second", "seconds", "method", "source",
    "range", "name",
    "length", "count", "term", "flag",
  ]

  static let latitudes: Set = [
    "latitude", "lat", "latitud", "lattitude", "latitute", "latitudine", "lttd", "纬度", "北纬", "緯度", "北緯",
    "breite", "breitengrad", "geobreite", "breedtegraad", "breddegrad", "enlem", "lintang", "szerokość", "szerokosc",
    "szélesség", "szelesseg", "leveysaste", "šířka", "sirka", "широта", "위도", "πλάτος",
  ]
  static let longitudes: Set = [
    "longitude", "lon", "long", "lng", "longitud", "longtitude", "longitudine", "lgtd", "经度", "东经", "經度", "東經",
    "経度", "東経", "länge", "laenge", "längengrad", "laengengrad", "geolänge", "geolaenge", "lengtegraad", "længdegrad",
    "lengdegrad",
    "boylam", "bujur", "długość", "dlugosc", "hosszúság", "hosszusag", "pituusaste", "délka", "delka", "долгота", "경도", "μήκος",
  ]
  /// Words that are found within another one too, since no other word holds them.
  private static let distinct = ["longtitude", "longitude", "lattitude", "latitude", "经度", "纬度", "东经", "北纬", "經度", "緯度", "経度"]

  private static func split(_ name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var last = Kind.other
    func end() {
      if !word.isEmpty { words += cut(word.lowercased()) }
      word = ""
    }
    for character in name {
      let kind = Kind(character)
      let isStart = kind == .upper && last == .lower || kind == .digit && last != .digit || kind != .digit && last == .digit
      if kind == .other || isStart { end() }
      if kind != .other { word.append(character) }
      last = kind
    }
    end()
    return words
  }

  /// Cuts a word at a longer one that it holds: `latitudemeasure`, `排污口经度`.
  private static func cut(_ word: String) -> [String] {
    for part in distinct where word.utf8.count > part.utf8.count {
      guard let range = word.firstRange(of: part) else { continue }
      return [String(word[..<range.lowerBound]), part, String(word[range.upperBound...])].filter { !$0.isEmpty }
    }
    return [word]
  }

  private enum Kind {
    case upper, lower, digit, other

    init(_ character: Character) {
      if character.isASCII, character.isNumber {
        self = .digit
      } else if character.isUppercase {
        self = .upper
      } else {
        self = character.isLetter ? .lower : .other
      }
    }
  }

  /// What a thing is whose position a table tells.
  enum Role {
    case outlet, facility, unsaid
  }

  /// The role that these words say.
  var role: Role {
    if words.contains(where: { word in
      Self.outlets.contains(word) || ["排污口", "排口", "口门"].contains { word.contains($0) }
        || ["outfall", "outlet", "discharge"].contains { word.hasPrefix($0) }
    }) {
      return .outlet
    }
    if words.contains(where: { word in
      Self.facilities.contains(word) || ["企业", "污水厂", "工厂", "公司"].contains { word.contains($0) }
    }) {
      return .facility
    }
    return .unsaid
  }

  private static let outlets: Set = [
    "outfl", "dcp", "pf", "effluent", "cso", "sso", "overflow", "spill", "pipe", "rejet", "vertido",
  ]
  private static let facilities: Set = [
    "facility", "fac", "plant", "uww", "uwwtp", "wwtp", "stp", "permittee", "office", "mailing", "company", "owner", "operator",
    "headquarters", "works",
  ]
}
