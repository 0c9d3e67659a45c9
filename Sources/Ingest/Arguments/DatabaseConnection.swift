/// The connection to a PostgreSQL database: `PG:dbname=survey tables=rivers`, `PG:postgresql://…`.
struct DatabaseConnection: Equatable {
  /// The connection as GDAL takes it.
  var connection: String
  /// The connection without user and password, for outputs.
  var shown: String
  /// The password.
  var secret: String?

  /// Returns nil when `argument` is no connection.
  init?(_ argument: String) {
    let isPrefixed = argument.uppercased().hasPrefix("PG:")
    let rest = isPrefixed ? String(argument.dropFirst(3)) : argument
    let isURI = ["postgresql://", "postgres://"].contains { rest.lowercased().hasPrefix($0) }
    guard isPrefixed || isURI else { return nil }
    connection = "PG:" + rest
    if isURI {
      (shown, secret) = Self.readURI(rest)
    } else {
      let words = Self.words(rest)
      secret = words.first { $0.key == "password" }?.value
      shown = "PG:" + words.filter { Self.harmless.contains($0.key) }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }
  }

  private static func readURI(_ uri: String) -> (shown: String, secret: String?) {
    let start = uri.firstRange(of: "://").map { uri[$0.upperBound...] } ?? uri[...]
    let authority = start.prefix { $0 != "/" && $0 != "?" }
    let user = authority.lastIndex(of: "@").map { authority[..<$0] }
    let rest = user.map { start[$0.endIndex...].dropFirst() } ?? start
    // The part behind the question mark may hold a password too.
    let shown = "PG:postgresql://" + rest.prefix { $0 != "?" }
    if let query = rest.firstRange(of: "password=") {
      return (shown, String(rest[query.upperBound...].prefix { $0 != "&" }))
    }
    return (shown, user.flatMap { user in user.firstIndex(of: ":").map { String(user[user.index(after: $0)...]) } })
  }

  private static let harmless: Set = ["host", "hostaddr", "port", "dbname", "service", "schemas", "active_schema", "tables"]

  /// The words of `key=value key='a value'`, as libpq reads them.
  private static func words(_ text: String) -> [(key: String, value: String)] {
    var words: [(key: String, value: String)] = []
    var rest = text.drop { $0 == " " }
    while let equals = rest.firstIndex(of: "=") {
      let key = rest[..<equals].filter { $0 != " " }.lowercased()
      rest = rest[rest.index(after: equals)...].drop { $0 == " " }
      var value = ""
      if rest.first == "'" {
        rest = rest.dropFirst()
        while let character = rest.popFirst(), character != "'" {
          if character == "\\", let next = rest.popFirst() { value.append(next) } else { value.append(character) }
        }
      } else {
        value = String(rest.prefix { $0 != " " })
        rest = rest.dropFirst(value.count)
      }
      words.append((key, value))
      rest = rest.drop { $0 == " " }
    }
    return words
  }
}
