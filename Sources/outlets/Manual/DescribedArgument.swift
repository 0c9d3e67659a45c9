import JSONKit

/// An argument or option as the argument parser describes it.
struct DescribedArgument {
  /// `--out`, and `-o` before it; none for an argument that is known by its place.
  var names: [String] = []
  /// What stands for the value; empty for a flag.
  var valueName = ""
  var help: String
  var defaultValue: String
  /// The values, where there are only some, each with its explanation where it has one.
  var values: [(name: String, explanation: String)] = []
  /// The group of options that it belongs to; empty where it belongs to none.
  var section: String
  var isOptional: Bool
  var isRepeating: Bool
  /// Completions offer files or folders.
  var completesFiles: Bool

  init(_ value: JSONValue, in reader: borrowing JSONReader) {
    for element in reader.elements("names", of: value) {
      let dashes = reader.text("kind", of: element) == "long" ? "--" : "-"
      names.append(dashes + reader.text("name", of: element))
    }
    names.sort { $0.utf8.count < $1.utf8.count }
    if reader.text("kind", of: value) != "flag" { valueName = reader.text("valueName", of: value) }
    help = reader.text("abstract", of: value)
    defaultValue = reader.text("defaultValue", of: value)
    section = reader.text("sectionTitle", of: value)
    isOptional = reader.isTrue("isOptional", of: value)
    isRepeating = reader.isTrue("isRepeating", of: value)
    completesFiles = false
    if let completion = reader.member("completionKind", of: value) {
      completesFiles =
        reader.member("file", of: completion) != nil || reader.member("directory", of: completion) != nil
    }
    let explanations = reader.member("allValueDescriptions", of: value)
    for element in reader.elements("allValues", of: value) {
      guard let name = reader.string(element)?.text else { continue }
      values.append((name, explanations.map { reader.text(ofMember: name, in: $0) } ?? ""))
    }
  }
}
