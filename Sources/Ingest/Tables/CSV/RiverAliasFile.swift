package import SurveyModel

/// What was read from a table of local river names.
package struct RiverAliasFile: Sendable {
  package var aliases: [RiverAlias] = []
  package var description: FileDescription
  package var account = FileAccount()
}
