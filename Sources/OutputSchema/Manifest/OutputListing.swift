/// The files that a manifest lists: what a run wrote into its output folder.
///
/// The manifest has its outermost keys on lines of their own, and each output on a line. Its writer and this reader share the texts
/// below, so that a folder is known by a few comparisons. A manifest that was edited into another layout is not recognised.
package struct OutputListing: Sendable {
  /// The name of the manifest in the output folder.
  package static let file = "manifest.json"
  /// The first bytes of every manifest.
  package static let signature = "{\n\(keyStart(.program))\"outlets\",\n"
  /// What stands before each item of a list.
  package static let itemIndent = "    "
  /// The members of an output by which a folder is known, in their order at the beginning of the item.
  package static let nameKey = "name"
  package static let sizeKey = "size"
  package static let digestKey = "sha256"

  /// What stands before the value of an outermost key.
  package static func keyStart(_ key: ManifestKey) -> String { "  \"\(key.rawValue)\": " }

  /// The sizes of the files by their paths in the folder; nil for the manifest itself, which cannot list its own size.
  package let sizes: [String: Int?]
  /// The SHA-256 of the files by their paths; the manifest itself is not among them.
  package let digests: [String: String]

  /// Nil when `manifest` is no manifest of this program.
  package init?(_ manifest: [UInt8]) {
    guard let text = String(validating: manifest, as: UTF8.self), text.hasPrefix(Self.signature) else { return nil }
    var sizes: [String: Int?] = [Self.file: nil as Int?]
    var digests: [String: String] = [:]
    var isInside = false
    for line in text.utf8.split(separator: UInt8(ascii: "\n")).map(Substring.init) {
      if !isInside {
        isInside = line.hasPrefix(Self.keyStart(.outputs) + "[")
      } else if line.hasPrefix(Self.itemStart) {
        guard let (name, size, digest) = Self.output(line.dropFirst(Self.itemStart.count)) else { return nil }
        sizes[name] = size
        digests[name] = digest
      } else {
        break
      }
    }
    guard isInside else { return nil }
    self.sizes = sizes
    self.digests = digests
  }

  private static let itemStart = "\(itemIndent){\"\(nameKey)\":\""

  /// The name, the size and the digest in the rest of a line, which goes on after ``itemStart``. The digest is nil where none follows.
  private static func output(_ rest: Substring) -> (String, Int, String?)? {
    let name = rest.prefix { $0 != "\"" }
    let afterName = "\",\"\(sizeKey)\":"
    guard !name.isEmpty, !name.contains("\\"), rest.dropFirst(name.count).hasPrefix(afterName),
      let size = Int(rest.dropFirst(name.count + afterName.count).prefix { $0.isNumber })
    else { return nil }
    let afterSize = ",\"\(digestKey)\":\""
    let tail = rest.dropFirst(name.count + afterName.count).drop { $0.isNumber }
    let digest = tail.hasPrefix(afterSize) ? String(tail.dropFirst(afterSize.count).prefix { $0.isHexDigit }) : nil
    return (String(name), size, digest)
  }
}
