import ArgumentParser
import SurveyModel
import SurveyPipeline

/// What the shells offer for the value of an option in the table of options; nil where the type of the value decides.
func completions(_ name: OptionName) -> CompletionKind? {
  switch name {
  case .method: return .list(["drone", "foot", "other"])
  case .fixes: return .list(FixList.allNames)
  case .waterways: return .list(["river", "stream", "canal", "drain", "ditch", "all"])
  case .profile: return .list(RiverProfileSource.names)
  case .drawn: return .list(DrawnDirection.allCases.map(\.rawValue))
  case .workingPlane: return .list(["auto"])
  // Bash divides words at a colon, so EPSG:4490 cannot be offered.
  case .crs, .overrideCRS, .riversCRS: return .list(["gcj02", "bd09"])
  case .encoding: return .list(["UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE", "windows-1252"])
  case .timeZone: return .shellCommand("awk '!/^#/ { print $3 }' /usr/share/zoneinfo/zone.tab 2>/dev/null")
  case .columns: return .list(Field.allCases.map { $0.rawValue + "=" })
  default: return SurveyOption.named(name.argument).flatMap { completions(valueName: $0.valueName) }
  }
}

/// Files or folders, where the name that stands for the value says so.
private func completions(valueName: String) -> CompletionKind? {
  switch valueName {
  case "FILE", "SURVEY", "FILE|network": .file()
  case "DIR": .directory
  default: nil
  }
}
