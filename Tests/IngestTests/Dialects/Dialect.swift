import Ingest
import SurveyModel
import TestSupport
import Testing

/// A named format or dialect, with a small file of it and what must become of that file. Each is a row of `docs/dialects.md`.
struct Dialect: Sendable, CustomTestStringConvertible {
  /// What becomes of a file.
  enum Outcome: Equatable, Sendable {
    /// As many observations.
    case observations(Int)
    /// One or more tracks with as many fixes, and no observation.
    case track(fixes: Int)
    /// A track with as many fixes, and as many observations.
    case trackAndObservations(fixes: Int, observations: Int)
    /// As many river lines.
    case rivers(Int)
    /// As many photos.
    case photos(Int)
    /// The file is refused, and the sentence holds this text.
    case refused(String)
  }

  /// The part of the page in which the row stands.
  enum Part: String, CaseIterable, Sendable {
    case logs = "Logs of flights and walks"
    case forms = "Tables, forms and points"
    case photos = "Photos"
    case rivers = "Rivers"
  }

  let part: Part
  /// The name of the program or format, as users know it.
  let name: String
  /// By what a file of it is known, or what is special in it.
  let mark: String
  let expected: Outcome
  /// Reads the small file.
  let read: @Sendable () throws -> Result

  var testDescription: String { name }

  /// What was found, with the sentence of the refusal where the file is refused.
  struct Result: Sendable {
    var outcome: Outcome
    var sentence = ""
  }

  /// A row whose file is read as a survey, by its content and the name `file`.
  init(_ part: Part, _ name: String, _ mark: String, file: String, _ content: [UInt8], _ expected: Outcome) {
    self.init(part, name, mark, expected) { try Dialect.survey(content, file: file) }
  }

  /// A row whose file is a text.
  init(_ part: Part, _ name: String, _ mark: String, file: String, _ content: String, _ expected: Outcome) {
    self.init(part, name, mark, file: file, Array(content.utf8), expected)
  }

  /// A row that `read` reads itself, for example a layer of rivers.
  init(_ part: Part, _ name: String, _ mark: String, _ expected: Outcome, read: @escaping @Sendable () throws -> Result) {
    self.part = part
    self.name = name
    self.mark = mark
    self.expected = expected
    self.read = read
  }

  /// What becomes of a survey file.
  static func survey(_ content: [UInt8], file name: String) throws -> Result {
    var options = IngestOptions()
    options.source = name
    switch sniffFormat(name: name, prefix: Array(content.prefix(65536))) {
    case .unrecognised: return Result(outcome: .refused(""), sentence: "no survey file that is known")
    case .refused(let sentence): return Result(outcome: .refused(sentence), sentence: sentence)
    case .format(let format):
      do {
        let file = try readSurvey(content, format: format, options: options).file
        let fixes = file.tracks.reduce(0) { $0 + $1.fixes }
        if file.photos.count > 0, fixes == 0, file.observations.count == 0 { return Result(outcome: .photos(file.photos.count)) }
        if fixes == 0 { return Result(outcome: .observations(file.observations.count)) }
        return Result(
          outcome: file.observations.count == 0
            ? .track(fixes: fixes) : .trackAndObservations(fixes: fixes, observations: file.observations.count))
      } catch let error as InputError {
        let sentence = error.wording.text(naming: .arguments)
        return Result(outcome: .refused(sentence), sentence: sentence)
      }
    }
  }

  /// True when `result` is what is expected: of a refusal, when its sentence holds the expected text.
  func isMet(by result: Result) -> Bool {
    guard case .refused(let text) = expected else { return result.outcome == expected }
    guard case .refused = result.outcome else { return false }
    return result.sentence.contains(text)
  }

  /// The row of the page.
  func row(_ result: Result) -> String {
    let outcome =
      switch result.outcome {
      case .observations: "observations"
      case .track: "a track"
      case .trackAndObservations: "a track and observations"
      case .rivers: "rivers"
      case .photos: "photos"
      case .refused: "refused: \(GeneratedBlock.withCode(result.sentence))"
      }
    return "| \(name) | \(mark.replacing("|", with: "\\|")) | \(outcome) |"
  }
}
