import JSONKit

extension JSONReader {
  /// The text of a member; empty where there is none.
  func text(_ key: StaticString, of value: JSONValue) -> String {
    member(key, of: value).flatMap { string($0)?.text } ?? ""
  }

  /// The text of the member whose key is only known at run time; empty where there is none.
  func text(ofMember key: String, in object: JSONValue) -> String {
    var members = cursor(into: object)
    while let member = nextMember(&members) {
      if string(member.key)?.text == key { return string(member.value)?.text ?? "" }
    }
    return ""
  }

  func isTrue(_ key: StaticString, of value: JSONValue) -> Bool {
    member(key, of: value).map { kind(of: $0) == .true } ?? false
  }

  /// The elements of the list that is a member; none where there is no such member.
  func elements(_ key: StaticString, of value: JSONValue) -> [JSONValue] {
    guard let list = member(key, of: value) else { return [] }
    var cursor = cursor(into: list)
    var elements: [JSONValue] = []
    while let element = nextElement(&cursor) { elements.append(element) }
    return elements
  }
}
