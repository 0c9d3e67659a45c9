/// One member of an object.
package struct JSONMember: Sendable {
  package let key: JSONValue
  package let value: JSONValue
}
