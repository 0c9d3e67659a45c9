import SurveyModel

/// A file on the web: `https://host/rivers.gpkg`, or the same behind GDAL's `/vsicurl/`.
struct WebAddress: Sendable, Equatable {
  /// As it is asked for.
  var url: String
  /// Without user, password and keys.
  var shown: String
  /// What must not show in a message.
  var secret: String?
  /// What stands after the last slash, without the query: the file's name.
  var name: String
  /// What stands after a colon behind that name.
  var layer: String?

  /// Nil for what is no address.
  init?(_ argument: String) {
    var text = argument[...]
    for prefix in ["/vsicurl/", "/vsicurl_streaming/"] where text.hasPrefix(prefix) { text = text.dropFirst(prefix.count) }
    guard let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) }) else { return nil }
    let rest = text.dropFirst(scheme.count)
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    let user = authority.lastIndex(of: "@").map { authority[..<$0] }
    guard !authority.isEmpty, authority.last != "@" else { return nil }
    var place = rest[authority.endIndex...]
    let query = place.firstIndex(of: "?").map { place[$0...] }
    if let query { place = place[..<query.startIndex] }
    var name = place.split(separator: "/").last ?? "download"
    // A query may hold colons of its own.
    if query == nil, let colon = name.lastIndex(of: ":"), colon > name.startIndex {
      layer = String(name[name.index(after: colon)...])
      name = name[..<colon]
      place = place[..<colon]
    }
    self.name = [".", ".."].contains(name) ? "download" : String(name.filter { $0 != "\0" }.prefix(200))
    url = scheme + authority + place + (query ?? "")
    shown = scheme + (user.map { authority[$0.endIndex...].dropFirst() } ?? authority) + place + Self.withoutKeys(query)
    secret = user.map { String($0.split(separator: ":", maxSplits: 1).last ?? $0) }
  }

  /// A query with the values of those names left out by which servers know who asks.
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
