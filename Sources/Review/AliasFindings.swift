package import SurveyModel

/// Says which aliases stand for a river that the layer does not have.
/// - Parameters:
///   - unknown: the aliases without a river.
///   - source: the table of aliases.
package func aliasFindings(_ unknown: [RiverAlias], source: String?) -> [Finding] {
  unknown.map { alias in
    Finding(
      .riverAliasUnknown, .warning,
      "The alias \"\(alias.alias)\" stands for \"\(alias.name)\", which is not in the river layer; it has no effect.",
      source: source, record: alias.record)
  }
}
