import SurveyModel

/// What layers write for the name of a river that has none: a data table.
enum PlaceholderName {
  /// True for a text that is no name.
  static func matches(_ text: String) -> Bool {
    // No word for "nothing" begins with one of these letters.
    if let first = text.utf8.first, mostLetters.contains(first | 0x20), first > 0x40 { return false }
    // Names of rivers that are spelled like a word for "nothing" in another case: the Nan in Thailand, the Na in Vietnam.
    if cased.contains(text) { return true }
    var scalars: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      let folded = WidthFolding.fold(scalar)
      if folded.properties.isWhitespace || brackets.contains(folded) { continue }
      scalars.append(contentsOf: folded.properties.lowercaseMapping.unicodeScalars)
    }
    guard !scalars.isEmpty, scalars.count <= 24 else { return scalars.isEmpty }
    if scalars.allSatisfy({ signs.contains($0) }) { return true }
    var word = String.UnicodeScalarView()
    word.append(contentsOf: scalars)
    return words.contains(String(word))
  }

  private static let mostLetters: Set<UInt8> = Set("acefghjlpqrtvwxyz".utf8)

  private static let cased: Set = [
    "NA", "nan", "NaN", "NAN", "N.A.", "n.a.", "NIL", "ND", "n.d.", "SN", "s/n", "S/N", "k.A.", "NR", "nr", "N.N.", "n.n.", "UNT",
  ]

  private static let brackets: Set<Unicode.Scalar> = ["<", ">", "(", ")", "[", "]", "{", "}", "\"", "'", "【", "】", "《", "》"]

  /// Texts of nothing but these are no names: `-`, `/`, `0`, `...`.
  private static let signs: Set<Unicode.Scalar> = [
    "-", "–", "—", "_", "/", "\\", "|", ".", "。", "?", "*", "#", "0", "~", "+", "=", ":", ";", ",", "、",
  ]

  /// In lower case, without blanks and brackets.
  private static let words: Set = [
    "nodata", "novalue", "null", "none", "n/a", "#n/a", "unnamed", "unknown", "undefined", "noname", "nonamed", "nameless",
    "notnamed",
    "unnamedriver", "unnamedstream", "unnamedcreek", "unnamedtributary", "unnamedwatercourse", "notapplicable", "missing",
    "-1", "-99", "-999", "-9999", "-99999",
    "sansnom", "sanstoponyme", "sansobjet", "nonrenseigné", "nonrenseigne", "innommé", "innomé", "inconnu",
    "ohnenamen", "ohnename", "unbenannt", "namenlos", "unbekannt", "keinname", "sinnombre", "sinnom", "innominado", "innominada",
    "desconocido", "semnome", "semdenominação", "semdenominacao", "desconhecido", "senzanome", "innominato", "naamloos",
    "onbekend",
    "beznazwy", "nieznany", "bezejmenny", "bezejmenný", "beznázvu", "безназвания", "безымянный", "безымянная", "нетданных",
    "ukendt", "utannamn", "nimetön",
    "无名", "无名河", "无名沟", "无名溪", "无名渠", "无名江", "无名水", "无名称", "无名支流", "未命名", "未命名河流", "未知", "不详", "不明", "无", "暂无",
    "没有", "空", "無", "無名", "無名河", "無名溪", "未命名河", "名称不明", "名無し", "名称未設定", "名前なし", "neznámý", "neznámá", "이름없음", "무명",
  ]
}
