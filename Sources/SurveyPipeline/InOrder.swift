import SurveyModel

/// Findings in the order of outputs: by source, record, rule, river and message.
func inOrder(_ findings: [Finding]) -> [Finding] {
  findings.sorted { a, b in
    if a.source != b.source { return precedes(a.source ?? "", b.source ?? "") }
    if a.record != b.record { return (a.record ?? 0) < (b.record ?? 0) }
    if a.rule != b.rule { return precedes(a.rule.id, b.rule.id) }
    if a.riverID != b.riverID { return precedes(a.riverID ?? "", b.riverID ?? "") }
    return precedes(a.wording, b.wording)
  }
}

/// Rejections in the order of outputs: by source and byte offset.
func inOrder(_ rejections: [Rejection]) -> [Rejection] {
  rejections.sorted { a, b in
    a.source == b.source ? (a.byteOffset, a.record) < (b.byteOffset, b.record) : precedes(a.source, b.source)
  }
}

private func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
