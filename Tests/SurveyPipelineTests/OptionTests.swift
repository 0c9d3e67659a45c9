import SurveyModel
import TestSupport
import Testing

@testable import SurveyPipeline

@Suite("The table of options")
struct OptionTests {
  private static var defaults: ProcessOptions { ProcessOptions(surveys: ["a.csv"], rivers: "rivers.geojson") }

  @Test("every option stands there once, and names a property that is there")
  func properties() {
    #expect(Set(SurveyOption.table.map(\.name.argument)).count == SurveyOption.table.count)
    // Each can be mentioned in a finding.
    #expect(Set(SurveyOption.table.map(\.name)).isSubset(of: Set(OptionName.all.values)))
    for option in SurveyOption.table {
      var value: Any? = Self.defaults
      for name in option.name.property.split(separator: ".") {
        value = value.flatMap { Mirror(reflecting: $0).children.first { $0.label.map { $0 == name } ?? false }?.value }
      }
      #expect(value != nil, "\(option.name.property)")
      #expect(!option.help.isEmpty && (option.kind == .flag) == option.valueName.isEmpty, "\(option.name.argument)")
    }
  }

  @Test("every property of the options is an option")
  func completeness() {
    func leaves(_ value: Any, _ path: String) -> [String] {
      Mirror(reflecting: value).children.flatMap { child -> [String] in
        let name = path + (child.label ?? "")
        let isGroup = child.value is SurveyReading || child.value is MarkReading || child.value is RiverReading
        return isGroup ? leaves(child.value, name + ".") : [name]
      }
    }
    #expect(Set(leaves(Self.defaults, "")) == Set(SurveyOption.table.map(\.name.property)))
  }

  @Test("the manifest of a run that is told nothing else")
  func manifest() {
    let manifest = SurveyOption.manifest(Self.defaults)
    #expect(manifest["surveys"] == .list(["a.csv"]) && manifest["rivers"] == .text("rivers.geojson"))
    #expect(manifest["max_distance"] == .number(200) && manifest["work_crs"] == .text("auto"))
    #expect(manifest["waterways"] == RunDescription.OptionValue.none, "null stands for the default")
    #expect(manifest["accept_ballpark"] == .flag(false))
    #expect(manifest["jobs"] == nil, "the number of threads changes nothing")
    #expect(manifest.count == SurveyOption.table.count - 1)
  }

  @Test("a value that is set comes back from the manifest as it was written")
  func roundTrip() throws {
    let values: [(OptionName, SurveyOption.Value)] = [
      (.riversCRS, .text("EPSG:4490")), (.crs, .text("GCJ-02")), (.overrideCRS, .text("bd09")),
      (.workingPlane, .text("EPSG:4525")),
      (.timeZone, .text("Asia/Shanghai")), (.encoding, .text("gbk")), (.method, .text("foot")), (.profile, .text("osm")),
      (.clockOffset, .text("+90m")), (.basins, .text("network")), (.fixes, .text("swap,gcj02,all-found")),
      (.marks, .list(["b", "a"])),
      (.columns, .text("id = 编号, name=位置")), (.waterways, .text("ditch,drain")), (.nodeTolerance, .number(2)),
      (.photoEvents, .flag(true)),
    ]
    var options = Self.defaults
    for (name, value) in values { try SurveyOption.named(name.argument)?.set(value, &options) }
    let manifest = SurveyOption.manifest(options)
    for (name, value) in values {
      let expected: SurveyOption.Value =
        switch name {
        case .fixes: .list(["all-found", "gcj02", "swap"])
        case .marks: .list(["a", "b"])
        case .columns: .table(["id": "编号", "name": "位置"])
        case .waterways: .list(["ditch", "drain"])
        default: value
        }
      #expect(manifest[name.manifestKey] == expected, "\(name.argument)")
    }
  }

  @Test(
    "values that cannot be meant name their option",
    arguments: [
      (OptionName.method, "boat", "must be drone or foot"), (.method, "dron", "did you mean \"drone\"?"),
      (.fixes, "swapp", "did you mean \"swap\"?"), (.fixes, "colour", "there are gcj02"), (.columns, "longitude", "field=header"),
      (.columns, "lat=x", "there are id"), (.columns, "longitud=x", "did you mean \"longitude\"?"),
      (.columns, "x=a,x=b", "named twice"),
      (.profile, "osn", "did you mean \"osm\"?"), (.clockOffset, "8h", "must be like +8h"),
      (.clockOffset, "+400d", "must be like"),
    ])
  func wrong(_ name: OptionName, _ text: String, _ words: String) throws {
    let error = #expect(throws: InputError.self) {
      var options = Self.defaults
      try SurveyOption.named(name.argument)?.set(.text(text), &options)
    }
    #expect(error?.code == .usage && error?.options.first == name)
    #expect(error?.message.contains(words) == true && error?.message.contains("--") == false, "\(error?.message ?? "")")
    #expect(error?.description(naming: .arguments).hasPrefix("--\(name.argument)") == true)
  }

  @Test("numbers beyond their limits, and options that contradict each other")
  func limits() throws {
    for distance in [0, -1, 1_000_001, .nan, .infinity] {
      var options = Self.defaults
      options.maximumDistance = distance
      let error = #expect(throws: InputError.self) { try options.check() }
      #expect(error?.message == "`maximumDistance` must be a number of metres above 0, up to 1000000")
    }
    var options = Self.defaults
    try options.check()
    options.jobs = 0
    #expect(throws: InputError.self) { try options.check() }
    options.jobs = 1024
    options.districtID = "code"
    #expect(#expect(throws: InputError.self) { try options.check() }?.options == [.districtID, .districtParent, .districts])
  }

  @Test("the help shows a default where there is one")
  func defaults() {
    let shown = SurveyOption.table.compactMap { option in option.defaultText.map { "\(option.name.argument) \($0)" } }
    #expect(
      Set(shown) == [
        "waterways river,stream,canal", "node-tolerance 1.0", "work-crs auto", "max-distance 200.0", "max-gap 5.0",
      ])
  }
}
