package import SurveyModel

/// A survey file as its reader gave it: positions in the file's own CRS, and the text that the byte ranges of its records count in.
package struct ParsedSurvey: Sendable {
  package var file: SurveyFile
  package var text: [UInt8]
}
