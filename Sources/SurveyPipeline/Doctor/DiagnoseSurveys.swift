import CoordinateDoctor
import SurveyModel

/// What the doctor found in the sources of a run.
struct Diagnosis {
  /// The suspicion about the coordinates of each source, by the number of the source.
  private(set) var suspicions: [Suspicion?] = []
  /// The sources to mend, by their names.
  private(set) var mendings: [String: Mending] = [:]
  private(set) var findings: [Finding] = []

  /// Asks the doctor about every source, and chooses the mendings that `fixes` names and the doctor is sure of.
  init(_ surveys: Surveys, field: RiverField, _ reader: SurveyReader, _ fixes: FixList) throws {
    let tracks = Dictionary(grouping: surveys.tracks, by: \.source)
    for (number, name) in surveys.names.enumerated() {
      let entry = surveys.entries[surveys.entryOfName[number]]
      // Photos state where the receiver was, which is not written by hand.
      guard let source = entry.examinable else {
        suspicions.append(nil)
        continue
      }
      let file = try source.surveyCase(surveys.observations, rows: surveys.rows[number], entry.account, reader)
      let suspicion = try source.diagnosis(file, tracks: tracks[name] ?? [], field)
      suspicions.append(suspicion)
      note(suspicion, source: name, fixes)
    }
  }

  private mutating func note(_ suspicion: Suspicion?, source: String, _ fixes: FixList) {
    var mended: Fault?
    if let suspicion {
      var finding = suspicion.finding(source: source)
      if let fault = suspicion.fault, let remedy = suspicion.remedy, fixes.contains(fault) {
        mended = fault
        mendings[source] = Mending(fault: fault, remedy: remedy)
        finding.rule = .fixApplied
        finding.severity = .info
        finding.wording = "--fix \(fault.rawValue) was applied to this file. \(suspicion.reason)"
      }
      findings.append(finding)
    }
    let idle = fixes.named(without: mended)
    if !idle.isEmpty {
      findings.append(
        Finding(
          .fixNotFound, .info,
          "--fix \(idle.joined(separator: ",")) was not applied to this file: the evidence for it is not there, or not clear.",
          source: source))
    }
  }

  /// The names of the sources whose positions as a whole are in doubt and were not mended.
  func doubtful(_ surveys: Surveys) -> Set<String> {
    Set(zip(surveys.names, suspicions).filter { $0.1 != nil && mendings[$0.0] == nil }.map(\.0))
  }
}

/// The checks that need no hypotheses, on what all sources hold in the end.
/// - Parameter doubtful: names of sources whose positions as a whole are in doubt.
func recordFindings(_ surveys: Surveys, doubtful: Set<String>) -> [Finding] {
  var passages = Passages()
  for track in surveys.tracks { passages.add(track) }
  let tracks = Dictionary(grouping: surveys.tracks, by: \.source)
  // What photos say of themselves is no second witness for the clocks of their cameras.
  let photos = Set(surveys.photos.lazy.filter(\.isFile).map(\.source))
  var forms = Passages()
  var findings: [Finding] = []
  for (number, name) in surveys.names.enumerated() {
    let rows = surveys.rows[number]
    if !photos.isEmpty, !photos.contains(name), !doubtful.contains(name) {
      forms.add(Walk(surveys.observations, rows: rows))
    }
    let entry = surveys.entries[surveys.entryOfName[number]]
    guard entry.examinable != nil else { continue }
    let records = SourceRecords(
      surveys.observations, rows: rows, account: entry.account, tracks: tracks[name] ?? [])
    findings += checkRecords(records, passages: passages, positionsAreRight: !doubtful.contains(name))
      .map { $0.finding(source: name) }
  }
  return findings + photoClocks(surveys.photos, tracks: passages, forms: forms)
}

/// What the doctor says of one source that was read by itself.
func suspicions(_ read: ReadSurvey, _ source: ExaminableSource, _ reader: SurveyReader, _ field: RiverField?) throws
  -> [Suspicion]
{
  let file = read.file
  let rows = 0..<file.observations.count
  let surveyCase = try source.surveyCase(file.observations, rows: rows, file.account, reader)
  var passages = Passages()
  for track in file.tracks { passages.add(track) }
  let ofAll = try source.diagnosis(surveyCase, tracks: file.tracks, field)
  let records = SourceRecords(file.observations, rows: rows, account: file.account, tracks: file.tracks)
  return [ofAll].compactMap { $0 } + checkRecords(records, passages: passages, positionsAreRight: ofAll == nil)
}
