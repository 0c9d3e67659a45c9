import CoordinateDoctor
import FileKit
import SurveyModel
import SurveyPipeline
import TextKit

extension FileInspection {
  /// For a person at a terminal: a title and lines of `label  value`.
  var text: String {
    "\(printable(name)), \(size) bytes\n"
      + lines.map { label, value in
        "  \(label)\(String(repeating: " ", count: max(0, 10 - label.count)))\(printable(value))\n"
      }.joined()
  }

  /// What is said of the file, as pairs of a label and a text; a pair without a label goes on with the one before.
  var lines: [(label: String, value: String)] {
    var lines: [(label: String, value: String)] = []
    if let refusalText { lines.append(("not read", refusalText.text(naming: .arguments))) }
    if let description {
      let dialect = [description.encoding, description.dialect].compactMap { $0 }.joined(separator: ", ")
      lines.append(("format", "\(description.format.rawValue), \(dialect)\(isCompressed ? ", gzip" : "")"))
      lines.append(("CRS", crsText(description)))
      if !description.columns.isEmpty { lines.append(("columns", description.columns.joined(separator: ", "))) }
      for (field, column) in description.fields { lines.append(("", "\(column) → \(field)")) }
      if let profile = description.profile { lines.append(("profile", "\(profile.name) (as --rivers)")) }
      lines.append(
        ("records", "\(account.records): \(account.accepted) accepted, \(account.rejectedCount) rejected"))
      lines.append(("content", contentText))
      if !extent.isEmpty {
        lines.append(
          ("extent", "\(degrees(extent.minX)), \(degrees(extent.minY)) to \(degrees(extent.maxX)), \(degrees(extent.maxY))"))
      }
      if let firstTime, let lastTime { lines.append(("time", "\(timeText(firstTime)) to \(timeText(lastTime))")) }
      for (rule, count) in sortedFlags { lines.append(("flag", "\(rule.id) on \(count)")) }
      for (rule, count) in sortedRejections { lines.append(("rejected", "\(rule.id): \(count)")) }
      for rejection in rejections.prefix(3) {
        lines.append(
          ("", "record \(rejection.record)\(rejection.column.map { ", \($0)" } ?? ""): \(rejection.message(naming: .arguments))"))
      }
    }
    for suspicion in suspicions { lines.append(("suspicion", suspicion.message)) }
    for layer in layers {
      let count = layer.features.map { "\($0) " } ?? ""
      lines.append(
        ("layer", "\(layer.name): \(count)\(layer.shape), \(layer.crs ?? "no CRS"): \(layer.fields.joined(separator: ", "))"))
    }
    for finding in findings { lines.append((finding.severity.name, finding.message(naming: .arguments))) }
    return lines
  }

  private func crsText(_ description: FileDescription) -> String {
    var text = description.statedCRS.map { "states \($0)" } ?? "states none"
    if let operation {
      text += ", taken as \(operation.crs)"
      if operation.crs != "OGC:CRS84" { text += " (\(operation.name))" }
    }
    return text
  }

  private var contentText: String {
    var parts = ["\(observations) observations"]
    let named = SurveyMethod.allCases.compactMap { method in methods[method].map { "\($0) \(method.name)" } }
    if !named.isEmpty { parts[0] += " (\(named.joined(separator: ", ")))" }
    if photos.count == 1 {
      parts.append("1 photo" + photoText(photos[0]))
    } else if !photos.isEmpty {
      parts.append("\(photos.count) photos")
    }
    if tracks > 0 { parts.append("\(tracks) lines (tracks, or rivers with --rivers) of \(fixes) positions") }
    return parts.joined(separator: ", ")
  }

  private func photoText(_ photo: PhotoEvent) -> String {
    guard photo.position != nil else { return " without a position" }
    let role =
      switch photo.role {
      case .target: "laser target"
      case .aircraft: "aircraft"
      case .camera: "camera"
      }
    let flags = photo.flags.ids
    return " (\(role), \(photo.method.name), accuracy \((photo.accuracy * 10).rounded() / 10) m"
      + (flags.isEmpty ? ")" : ", \(flags.joined(separator: ", ")))")
  }

  var sortedFlags: [(Rule, Int)] { flags.sorted { $0.key.id < $1.key.id }.map { ($0.key, $0.value) } }
  var sortedRejections: [(Rule, Int)] { account.rejected.sorted { $0.key.id < $1.key.id }.map { ($0.key, $0.value) } }
}

/// Seven decimals.
private func degrees(_ value: Double) -> String { String(writing: { $0.appendNumber(value, decimals: 7) }) }

/// RFC 3339.
private func timeText(_ microseconds: Int64) -> String { String(writing: { $0.appendTime(microseconds) }) }

extension FileInspection {
  /// For a program: one JSON object.
  var json: String {
    var object = JSONObject()
    object.add("name", name)
    object.add("size", size)
    object.add("sha256", sha256.isEmpty ? nil : sha256)
    object.add("compressed", isCompressed)
    object.add("refusal", refusalText?.text(naming: .arguments))
    object.add("format", description?.format.rawValue)
    object.add("encoding", description?.encoding)
    object.add("dialect", description?.dialect)
    object.add("stated_crs", description?.statedCRS)
    object.add("crs", operation?.crs)
    object.add("operation", operation?.name)
    object.add("operation_accuracy_m", operation?.accuracy, decimals: 3)
    object.add("columns", description?.columns ?? [])
    var fields = JSONObject()
    for (field, column) in description?.fields ?? [] { fields.add(field, column) }
    object.add("fields", fields)
    object.add("profile", description?.profile?.name)
    object.add("records", account.records)
    object.add("accepted", account.accepted)
    object.add("flagged", account.flagged)
    object.add("structural", account.structural)
    object.add("rejected", counts(sortedRejections.map { ($0.0.id, $0.1) }))
    object.add("observations", observations)
    object.add("methods", counts(SurveyMethod.allCases.compactMap { method in methods[method].map { (method.name, $0) } }))
    object.add("types", counts(OutletType.allCases.compactMap { type in types[type].map { (type.name, $0) } }))
    object.add("tracks", tracks)
    object.add("photos", photos.count)
    object.add("fixes", fixes)
    for (name, value) in [("west", extent.minX), ("south", extent.minY), ("east", extent.maxX), ("north", extent.maxY)] {
      object.add(name, extent.isEmpty ? nil : value, decimals: 7)
    }
    object.add("first_time", firstTime.map(timeText))
    object.add("last_time", lastTime.map(timeText))
    object.add("flags", counts(sortedFlags.map { ($0.0.id, $0.1) }))
    object.add("suspicions", suspicions.map(described))
    object.add("layers", layers.map(\.name))
    object.add("findings", findings.map { "\($0.severity.name): \($0.rule.id): \($0.message(naming: .arguments))" })
    return String(decoding: object.text, as: UTF8.self)
  }

  private func described(_ suspicion: Suspicion) -> JSONObject {
    var object = JSONObject()
    object.add("rule", suspicion.rule.id)
    object.add("fix", suspicion.remedy == nil ? nil : suspicion.fault?.rawValue)
    object.add("crs", suspicion.remedy?.crs)
    object.add("candidates", suspicion.candidates)
    object.add("record", suspicion.record)
    object.add("message", suspicion.message)
    return object
  }

  private func counts(_ pairs: [(String, Int)]) -> JSONObject {
    var object = JSONObject()
    for (name, count) in pairs { object.add(name, count) }
    return object
  }
}
