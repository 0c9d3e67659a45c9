/// The names of months and weekdays that dates are written with.
enum MonthNames {
  /// The number of the month that `word` names or abbreviates, in lower case UTF-8; nil for any other word.
  static func month(_ word: ArraySlice<UInt8>) -> Int? { numbers[String(decoding: word, as: UTF8.self)] }

  /// True for the name or abbreviation of a weekday in English, German, French, Spanish, Italian or Dutch.
  static func isWeekday(_ word: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: word, as: UTF8.self)
    return text.utf8.count >= 2 && weekdays.contains { $0.hasPrefix(text) }
  }

  /// True for a word that may stand between the parts of a date: `3 de mayo de 2022`, `3rd of May`, `May 3 at 10:00`.
  static func isFiller(_ word: ArraySlice<UInt8>) -> Bool {
    ["of", "de", "del", "the", "at", "um", "den", "der", "le", "el", "à", "a", "las", "st", "nd", "rd", "th", "er", "º"].contains(
      String(decoding: word, as: UTF8.self))
  }

  private static let numbers: [String: Int] = {
    var numbers: [String: Int] = [:]
    for (index, names) in table.enumerated() {
      for name in names.split(separator: " ") { numbers[String(name)] = index + 1 }
    }
    return numbers
  }()

  /// For each month its names and their abbreviations in English, German, French, Spanish, Portuguese, Italian, Dutch and Polish. No word
  /// stands for two months.
  private static let table = [
    "jan january januar janv janvier ene enero janeiro gen gennaio januari jänner styczeń stycznia sty",
    "feb february februar févr fevr fév fev février fevrier febrero fevereiro febbraio februari luty lutego lut",
    "mar march mär märz maerz mars marzo março marco mrt maart mrz marzec marca",
    "apr april avr avril abr abril aprile kwiecień kwietnia kwi",
    "may mai mayo maio mag maggio mei maj maja",
    "jun june juni juin junio junho giu giugno czerwiec czerwca cze",
    "jul july juli juil juillet julio julho lug luglio lipiec lipca lip",
    "aug august août aout ago agosto augustus sierpień sierpnia sie augusti",
    "sep sept september septembre septiembre setembro set settembre wrzesień września wrz",
    "oct october okt oktober octobre octubre outubro out ott ottobre październik października paź",
    "nov november novembre noviembre novembro listopad listopada lis",
    "dec december dez dezember déc décembre decembre dic diciembre dezembro dicembre grudzień grudnia gru",
  ]

  private static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "montag", "dienstag", "mittwoch", "donnerstag",
    "freitag", "samstag", "sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes",
    "miércoles", "jueves", "viernes", "sábado", "domingo", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato",
    "domenica", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
  ]
}
