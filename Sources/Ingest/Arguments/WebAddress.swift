import SurveyModel

/// A file on the web: `https://host/rivers.gpkg`, or the same behind GDAL's `/vsicurl/`.
struct WebAddress: Sendable, Equatable {
  /// The address as the server is asked for it.
  var url: String
  /// The address without user, password and keys, for outputs.
  var shown: String
  /// A text that must not appear in messages.
  var secret: String?
  /// The name of the file: the text behind the last slash, without the query.
  var name: String
  /// The name of the layer: the text after a colon behind the name of the file.
  var layer: String?

  /// Nil for an argument that is no address.
  init?(_ argument: String) {
    var text = argument[...]
    for prefix in ["/vsicurl/", "/vsicurl_streaming/"] where text.hasPrefix(prefix) { text = text.dropFirst(prefix.count) }
    guard let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) }) else { return nil }
    let rest = text.dropFirst(scheme.count)
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let user = authority.lastIndex(of: "@").map { authority[..<$0] }
    guard !authority.isEmpty, authority.last != "@" else { return nil }
    var path = rest[authority.endIndex...]
    let query = path.firstIndex(of: "?").map { path[$0...] }
    if let query { path = path[..<query.startIndex] }
    var name = path.split(separator: "/").last ?? "download"
    // A query may hold colons of its own.
    if query == nil, let colon = name.lastIndex(of: ":"), colon > name.startIndex {
      layer = String(name[name.index(after: colon)...])
      name = name[..<colon]
      path = path[..<colon]
    }
    self.name = [".", ".."].contains(name) ? "download" : String(name.filter { $0 != "\0" }.prefix(200))
    url = scheme + authority + path + (query ?? "")
    shown = scheme + (user.map { authority[$0.endIndex...].dropFirst() } ?? authority) + path + Self.withoutKeys(query)
    secret = user.map { String($0.split(separator: ":", maxSplits: 1).last ?? $0) }
  }

  /// The query without the values of names such as `token` and `key`, by which a server knows its users.
  private static func withoutKeys(_ query: Substring?) -> String {
    guard let query else { return "" }
    let telling = ["token", "key", "sig", "secret", "password", "passwd", "auth", "credential"]
    return "?"
      + query.dropFirst().split(separator: "&", omittingEmptySubsequences: false).map { pair in
        guard let equals = pair.firstIndex(of: "="), telling.contains(where: { pair[..<equals].lowercased().contains($0) }) else {
          return String(pair)
        }
        return pair[...equals] + "…"
      }.joined(separator: "&")
  }
}
