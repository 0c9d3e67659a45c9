import SurveyModel

extension DateEvidence {
  /// Adds the text of a time. Texts that begin with a year of four digits, and those that are no date, show nothing.
  mutating func add(_ text: Span<UInt8>) {
    guard text.count >= 6, text.count <= 64 else { return }
    // The usual case first, since it needs no copy: a date that begins with the year has no order to be found out.
    if text[0] &- 0x30 <= 9, text[1] &- 0x30 <= 9, text[2] &- 0x30 <= 9, text[3] &- 0x30 <= 9 { return }
    TimeWriting.addEvidence(TimeWriting.ascii(text), to: &self)
  }

  /// What is said where nothing settles the order; nil where nothing needs to be said.
  var doubt: String? {
    let advice = "; write them as YYYY-MM-DD, or say the order with --date-order dmy, mdy or ymd. Positions are not in doubt"
    if isContradictory, undecided > 0 {
      return "some dates have the day first and some the month, so that dates such as \(example) were left out" + advice
    }
    guard undecided > 0, order == .unknown else { return nil }
    return
      "it cannot be told whether dates such as \(example) have the day or the month first, since none has a number above 12; "
      + "the times of these records were left out" + advice
  }

  /// What is said where custom settles the order; nil where it does not.
  var assumption: String? {
    guard undecided > 0, proven == .unknown, !isContradictory else { return nil }
    switch order {
    case .dayFirst: return "dates such as \(example) were read day first, as dates with dots are; --date-order says otherwise"
    case .monthFirst:
      return "dates such as \(example) were read month first, as dates with slashes and AM or PM are; --date-order says otherwise"
    default: return nil
    }
  }
}
