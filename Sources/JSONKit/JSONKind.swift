/// The kind of a JSON value.
package enum JSONKind: String, Sendable {
  case object, array, string, number
  case `true` = "true"
  case `false` = "false"
  case null
}
