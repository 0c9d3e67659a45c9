import FileKit

/// The first bytes of every manifest that this program writes.
let manifestSignature = "{\n  \"program\": \"outlets\",\n"
private let outputsBegin = "  \"outputs\": ["
private let outputBegin = "    {\"name\":\""

/// The outputs that the manifest in `folder` lists, with their sizes (nil for the manifest itself, which cannot know
/// its own); nil when there is no manifest of ours. Understands the layout that ``Manifest`` writes, and nothing else:
/// a manifest that someone has edited is no longer ours.
func ownOutputs(in folder: String) -> [String: Int?]? {
  guard let content = try? readFile(folder + "/manifest.json", hashing: false),
    let text = String(validating: content.bytes, as: UTF8.self), text.hasPrefix(manifestSignature)
  else { return nil }
  var outputs: [String: Int?] = ["manifest.json": nil as Int?]
  var isInside = false
  for line in text.utf8.split(separator: UInt8(ascii: "\n")).map(Substring.init) {
    if !isInside {
      isInside = line.hasPrefix(outputsBegin)
    } else if line.hasPrefix(outputBegin) {
      let rest = line.dropFirst(outputBegin.count)
      let name = rest.prefix { $0 != "\"" }
      let size = rest.dropFirst(name.count).drop { !$0.isNumber }.prefix { $0.isNumber }
      guard !name.isEmpty, !name.contains("\\"), let bytes = Int(size) else { return nil }
      outputs[String(name)] = bytes
    } else {
      break
    }
  }
  return isInside ? outputs : nil
}

/// True for a folder that an earlier run wrote: it is no survey.
package func isOutputFolder(_ path: String) -> Bool { ownOutputs(in: path) != nil }
