public import SurveyModel

extension InputError {
  /// The error with the known word that is spelled most like one that is not known, in words and as ``correction``. Without a near word
  /// it stays as it is.
  public func suggesting(_ word: String, among known: some Sequence<String>) -> InputError {
    guard let nearest = nearestWord(to: word, among: known) else { return self }
    let text: ErrorText = "\(wording); did you mean \"\(nearest)\"?"
    var error = InputError(code, text, source: source, record: record, column: column)
    error.correction = WordCorrection(typed: word, meant: nearest)
    return error
  }
}
