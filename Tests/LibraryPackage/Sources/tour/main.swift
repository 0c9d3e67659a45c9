import OutletSurvey

// Files in, outlets out.
var options = ProcessOptions(surveys: ["data/surveys"], rivers: "data/rivers.geojson")
options.districts = "data/districts.geojson"
let campaign = try processSurvey(options)
print(campaign.outlets.count, "outlets on", campaign.rivers.count, "rivers, the first of them:")
for outlet in campaign.outlets.prefix(3) {
  let kilometre = outlet.riverKilometre.map { "kilometre \(($0 * 1000).rounded() / 1000)" } ?? "flow unknown"
  print("  \(outlet.river.name ?? outlet.river.id), \(kilometre), \(outlet.bank?.name ?? "unknown") bank")
}

// A survey from memory, with positions as phone maps in China give them.
let table = """
  id,longitude,latitude,accuracy_m
  1,111.793480,40.634560,6
  2,111.797010,40.639430,8
  """
let survey = SurveyInput.bytes(Array(table.utf8), name: "phone.csv")
var phone = ProcessOptions(surveys: [survey], rivers: "data/rivers.geojson")
phone.reading.crs = .gcj02
let small = try processSurvey(phone)
for observation in small.observations {
  print(observation.id, "is on", observation.river?.name ?? "no river")
}

// A layer as bytes.
if let layer = try campaign.layer(.outlets) {
  print("outlets.geojson begins", String(decoding: layer.prefix(27), as: UTF8.self))
}

// An error by its type.
do {
  _ = try processSurvey(ProcessOptions(surveys: ["nowhere.csv"], rivers: "data/rivers.geojson"))
} catch let error as InputError where error.code == .missing {
  print("not found:", error.source ?? "an input")
}

// A run that is stopped.
let cancellation = Cancellation()
do {
  _ = try processSurvey(options, cancellation: cancellation) { progress in
    if progress.stage == .placing { cancellation.cancel() }
  }
} catch is Cancelled {
  print("stopped while placing")
}
