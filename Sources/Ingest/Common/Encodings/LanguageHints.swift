/// Words of headers by which a language is known, as far as they are ASCII.
enum LanguageHints {
  private static let words: [String: Set<String>] = [
    "german": [
      "strasse", "fluss", "rechtswert", "hochwert", "breite", "ort", "gemeinde", "bemerkung", "datum", "nummer", "bach", "ufer",
      "bezeichnung", "einleitung", "auslauf",
    ],
    "french": ["nom", "rue", "riviere", "commune", "rive", "cours", "eau", "remarque", "rejet", "ville", "pont"],
    "spanish": ["nombre", "calle", "rio", "margen", "municipio", "fecha", "vertido", "latitud", "longitud", "arroyo"],
    "portuguese": ["nome", "rua", "margem", "municipio", "ribeira", "descarga"],
    "italian": ["nome", "fiume", "comune", "sponda", "torrente", "scarico", "data", "via"],
    "dutch": ["naam", "straat", "gemeente", "oever", "datum", "breedte", "lengte", "lozing"],
    "polish": ["nazwa", "rzeka", "ulica", "gmina", "brzeg", "wylot", "potok", "miasto", "uwagi", "kod"],
    "czech": ["nazev", "tok", "ulice", "obec", "reka", "breh", "poznamka"],
    "slovak": ["nazov", "tok", "ulica", "obec", "rieka", "breh"],
    "hungarian": ["nev", "patak", "part", "utca"],
    "swedish": ["namn", "gata", "kommun", "strand", "datum"],
    "danish": ["navn", "gade", "kommune", "bred", "dato"],
    "norwegian": ["navn", "gate", "kommune", "elv", "dato"],
    "romanian": ["nume", "rau", "strada", "mal"],
    "croatian": ["naziv", "rijeka", "ulica", "obala"],
  ]

  /// The languages with the most of the words; none when no word tells.
  static func languages(_ found: Set<String>) -> Set<String> {
    let counts = words.mapValues { $0.intersection(found).count }
    guard let most = counts.values.max(), most > 0 else { return [] }
    return Set(counts.filter { $0.value == most }.keys)
  }
}
