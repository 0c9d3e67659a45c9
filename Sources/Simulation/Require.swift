import SurveyModel

/// Throws ``InputError`` (usage) with the message unless the condition holds.
func require(_ condition: Bool, _ message: @autoclosure () -> String) throws(InputError) {
  if !condition { throw InputError(.usage, message()) }
}
