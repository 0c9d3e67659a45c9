/// The end of a message about a word that is not known: `; did you mean "max-gap"?`. Nil where no known word is near.
public func suggestion(for word: String, among known: some Sequence<String>) -> String? {
  nearestWord(to: word, among: known).map { "; did you mean \"\($0)\"?" }
}
