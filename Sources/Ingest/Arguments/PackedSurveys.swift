/// The files of a zip archive that are read as those of a folder.
package struct PackedSurveys {
  package var files: [SurveyPath] = []
  /// Photos, videos and documents, by the names that outputs show: they are not unpacked.
  package var skipped: [String] = []
}
