/// The one of some words that was most likely meant by a word that is none of them; nil where none is near.
///
/// Two words are near when no more than a third of the letters have to be added, left out or replaced, or to change places
/// with a neighbour.
public func nearestWord(to word: String, among known: some Sequence<String>) -> String? {
  let typed = Array(word.lowercased().unicodeScalars)
  let near = known.map { (word: $0, distance: editDistance(typed, Array($0.lowercased().unicodeScalars))) }
    .filter { $0.distance * 3 <= max(typed.count, 3) }
  return near.min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
}

/// The optimal string alignment distance: the least number of insertions, deletions, replacements and exchanges of two
/// neighbours, none of which touches a letter twice.
private func editDistance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...other.count)
  for (row, letter) in one.enumerated() {
    var current = [row + 1]
    for (column, counterpart) in other.enumerated() {
      var least = min(last[column + 1] + 1, current[column] + 1, last[column] + (letter == counterpart ? 0 : 1))
      if row > 0, column > 0, letter == other[column - 1], one[row - 1] == counterpart {
        least = min(least, beforeLast[column - 1] + 1)
      }
      current.append(least)
    }
    (beforeLast, last) = (last, current)
  }
  return last[other.count]
}
