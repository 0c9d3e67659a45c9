package import SurveyModel

/// What a reader made of a survey file, with positions in the file's own CRS.
package struct ParsedSurvey: Sendable {
  package var file: SurveyFile
  /// The bytes in which the byte ranges of records count: the content of the file, or of the file inside it.
  package var text: [UInt8]
}
