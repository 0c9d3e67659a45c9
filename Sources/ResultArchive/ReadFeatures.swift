import JSONKit
import SurveyModel

/// Reads the features of a layer that this program wrote.
/// - Parameter read: makes an entry of a feature and its properties; nil where they are not those of the layer.
/// - Throws: `InputError(.unreadable)` when the bytes are not such a layer.
func readFeatures<Entry>(
  _ bytes: [UInt8], layer: String, source: String,
  read: (_ feature: JSONValue, _ properties: JSONValue, borrowing JSONReader) -> Entry?
) throws(InputError) -> [Entry] {
  var reader = JSONReader()
  do {
    try reader.parse(bytes)
  } catch {
    throw InputError(.unreadable, "not readable as JSON: \(error.description)", source: source)
  }
  guard let features = reader.member("features", of: reader.root) else {
    throw InputError(.unreadable, "this is no layer of \(layer): it has no features", source: source)
  }
  var entries: [Entry] = []
  var cursor = reader.cursor(into: features)
  while let feature = reader.nextElement(&cursor) {
    guard let properties = reader.member("properties", of: feature), let entry = read(feature, properties, reader)
    else {
      throw InputError(
        .unreadable, "this is no layer of \(layer): a feature lacks its properties", source: source, record: entries.count + 1)
    }
    entries.append(entry)
  }
  return entries
}

extension JSONReader {
  /// The text of a member; nil where it is null, absent or no text.
  func text(_ key: StaticString, of object: JSONValue) -> String? {
    guard let value = member(key, of: object) else { return nil }
    return string(value)?.text
  }

  /// The number of a member; nil where it is null, absent or no number.
  func number(_ key: StaticString, of object: JSONValue) -> Double? {
    guard let value = member(key, of: object) else { return nil }
    return number(value)
  }
}
